"""What is typed when somebody asks about their own data, and when the desk answers."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from judging.rights.filing import LONGEST
from judging.web.forms import REQUIRED, Form, LongText, Text
from judging.web.request_words import ASKED, KINDS, WAYS

CHOOSE = _l("Please choose one.")


class RequestForm(Form):
    """One's own request, and to whom it goes."""

    kind = RadioField(
        _l("What do you ask for?"),
        choices=[SelectChoice(key, word) for key, word in KINDS.items()],
        validators=[InputRequired(CHOOSE)],
    )
    to = SelectField(
        _l("What is it about?"), description=_l("The organisers of that competition answer; else the administrators.")
    )
    text = LongText(
        _l("In your own words"),
        longest=LONGEST,
        required=True,
        description=_l("Say which entry or photo it is about, and what should be different."),
    )


class NotedForm(Form):
    """A request that reached the desk another way."""

    name = Text(_l("Who asks"), required=True)
    contact = Text(
        _l("How to reach them"), longest=254, required=True, description=_l("Telephone, e-mail or postal address.")
    )
    way = SelectField(_l("How it came"), choices=[SelectChoice(key, WAYS[key]) for key in WAYS if key != "web"])
    came_on = DateField(
        _l("The day it came"), validators=[InputRequired(REQUIRED)], description=_l("The days count from here.")
    )
    kind = RadioField(
        _l("What is asked"),
        choices=[SelectChoice(key, word) for key, word in ASKED.items()],
        validators=[InputRequired(CHOOSE)],
    )
    text = LongText(_l("Their words, or what they said"), longest=LONGEST, required=True)


class StepForm(Form):
    """What the desk does next about a request."""

    seen = HiddenField()  # how many steps there were when this was written
    kind = RadioField(_l("What you do"), validators=[InputRequired(CHOOSE)])
    text = LongText(_l("What the person is told"), longest=LONGEST, required=True)
    until = DateField(_l("New last day"), validators=[Optional()])
