"""What the desk types about products."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, NumberRange, Optional

from judging.competitions.models import Competition
from judging.infra import clock
from judging.web.entry_form import Whole
from judging.web.forms import REQUIRED, Form, LongText, MomentField, Text
from judging.web.subjects import subject_word


class PaperForm(Form):
    """An artisan who comes with paper and pictures."""

    name = Text(_l("Name of the entrant"), required=True)
    contact = Text(_l("Telephone"), longest=120)
    craft_village = Text(_l("Craft village"))
    address = Text(_l("House number, street or hamlet"), longest=300)
    commune = Text(_l("Commune or ward"), longest=120)
    province = Text(_l("Province or city"), longest=120)

    @property
    def artisan(self) -> dict[str, str]:
        """What ``claiming.enter_for`` takes."""
        return {
            name: self[name].data for name in ("name", "contact", "craft_village", "address", "commune", "province")
        }


def paper_form(competition: Competition) -> PaperForm:
    """The form, with the word for whoever brings the paper."""
    form = PaperForm()
    form.name.label.text = subject_word(competition, "paper_name")
    return form


class ReturnForm(Form):
    """Why a product goes back, and until when it may be corrected."""

    reason = LongText(_l("What should be corrected"), required=True, description=_l("The entrant reads these words."))
    until = MomentField(
        _l("Correct by"),
        validators=[InputRequired(message=REQUIRED)],
        description=_l("This date counts for this entry alone, after the deadline too."),
        default=lambda: clock.in_vietnam(clock.now() + timedelta(days=7)).replace(hour=17, minute=0, second=0),
    )


class RefusalForm(Form):
    """Why a product is not accepted."""

    reason = LongText(_l("Reason"), required=True, description=_l("The entrant reads these words."))


class ArrivalForm(Form):
    """How many pieces of a set have come."""

    pieces = Whole(
        _l("Pieces that arrived"), validators=[Optional(), NumberRange(1, 9999, message=_l("At least one, please."))]
    )
