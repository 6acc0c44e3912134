"""The terms of taking part as an organiser types them."""

from dataclasses import asdict

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField
from wtforms.fields.choices import SelectChoice

from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import declarations
from judging.web.desk.setup_forms import SetupForm
from judging.web.desk.whole import Whole
from judging.web.question_fields import Several

COUNTED = (SelectChoice("entrant", _l("Each entrant")), SelectChoice("maker", _l("Each maker an entrant names")))


class TermsForm(SetupForm):
    """Named as ``terms.Terms``; an empty number is no limit."""

    of_entrant = Whole(_l("Entries of each in all"), least=1)
    of_entrant_in_group = Whole(_l("Entries of each in one group"), least=1)
    in_group = Whole(_l("Entries in one group, of everybody"), least=1)
    in_all = Whole(_l("Entries in all, of everybody"), least=1)
    counted = RadioField(_l("Whose entries are counted"), choices=COUNTED, validate_choice=False)
    is_piece_photo_needed = BooleanField(_l("A set is sent only with a photo of each piece"))
    declared = Several(_l("Declared before sending, each by itself"), validate_choice=False)

    @property
    def terms(self) -> terms.Terms:
        """What was typed."""
        limits = {name: self[name].data for name in terms.LIMITS}
        return terms.Terms(
            **limits,
            is_by_maker=self.counted.data == "maker",
            is_piece_photo_needed=self.is_piece_photo_needed.data,
            declared=tuple(key for key in terms.DECLARABLE if key in (self.declared.data or ())),
        )


def terms_form(competition: Competition) -> TermsForm:
    """The form over the terms as they stand, each declaration in the words an entrant reads."""
    stand = terms.of(competition)
    counted = "maker" if stand.is_by_maker else "entrant"
    form = TermsForm(data=asdict(stand) | {"counted": counted, "seen": competition.version})
    form.declared.choices = [SelectChoice(key, _(declarations.TEXTS[key])) for key in terms.DECLARABLE]
    return form
