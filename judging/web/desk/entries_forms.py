"""What the desk types about products."""

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from judging.competitions.models import Competition
from judging.entries import parts
from judging.entries.models import Entry
from judging.infra import clock
from judging.web.entry_form import Whole
from judging.web.entry_parts import part_word
from judging.web.forms import REQUIRED, Form, LongText, MomentField, Text
from judging.web.question_fields import Several
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


WHOLE = "whole"


class ReturnForm(Form):
    """Why a product goes back, what of it may be corrected, and until when."""

    reason = LongText(_l("What should be corrected"), required=True, description=_l("The entrant reads these words."))
    opened = Several(
        _l("What may be corrected"),
        description=_l("The rest stays readable and locked until the entry is sent again."),
        validators=[DataRequired(message=_l("Please tick at least one thing, or the whole entry."))],
        choices=[],
        validate_choice=False,
    )
    until = MomentField(
        _l("Correct by"),
        validators=[InputRequired(message=REQUIRED)],
        description=_l("This date counts for this entry alone, after the deadline too."),
        default=lambda: clock.in_vietnam(clock.now() + timedelta(days=7)).replace(hour=17, minute=0, second=0),
    )


def return_form(entry: Entry) -> ReturnForm:
    """The form, with the parts of this entry to tick."""
    form = ReturnForm()
    ticks = [(part, part_word(part, entry)) for part in parts.shown(entry)]
    form.opened.choices = [(WHOLE, _("The whole entry")), *ticks]
    return form


def opened_by(form: ReturnForm, entry: Entry) -> list[str]:
    """What is ticked, as ``screening.return_for_correction`` takes it."""
    return parts.of(entry) if WHOLE in form.opened.data else form.opened.data


class RefusalForm(Form):
    """Why a product is not accepted."""

    reason = LongText(_l("Reason"), required=True, description=_l("The entrant reads these words."))


class ArrivalForm(Form):
    """How many pieces of a set have come."""

    pieces = Whole(
        _l("Pieces that arrived"), validators=[Optional(), NumberRange(1, 9999, message=_l("At least one, please."))]
    )
