"""What an administrator types."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from judging.web.forms import REQUIRED, Form, Text


class CompetitionForm(Form):
    """A new competition: its kind, title and year, and who organises it."""

    preset = RadioField(_l("Kind of competition"), validators=[InputRequired(REQUIRED)])
    title = Text(_l("Title"), required=True)
    year = IntegerField(
        _l("Year"),
        validators=[
            InputRequired(REQUIRED),
            NumberRange(2000, 2100, message=_l("Please write the year with four digits.")),
        ],
    )
    slug = Text(
        _l("Web address"),
        longest=60,
        description=_l("Small letters, digits and hyphens. Left empty, it is made from title and year."),
    )
    contact = Text(
        _l("Organiser's telephone or e-mail"),
        longest=254,
        required=True,
        description=_l("Of a person who is registered, or of a new one who is invited."),
    )
    organiser = Text(_l("Organiser's name"), description=_l("Only for a new person."))
