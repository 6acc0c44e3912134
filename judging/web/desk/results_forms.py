"""What the desk types about results: decisions on ties, and the act of recognition."""

import re

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from judging.infra import clock
from judging.web.forms import REQUIRED, Form, LongText, Text

_ID = re.compile("[0-9]{1,9}")


class TieForm(Form):
    """Each tied entry's rank comes as a field ``rank-<entry id>``, 1 for the first to take a prize."""

    group = HiddenField()
    decided_by = Text(_l("Who decided"), required=True)
    decided_on = DateField(
        _l("When"), default=lambda: clock.in_vietnam(clock.now()).date(), validators=[InputRequired(message=REQUIRED)]
    )
    reason = LongText(_l("Why"), required=True)

    @property
    def order(self) -> list[int]:
        """The tied entries' ids, best first."""
        return sorted(self._ranks(), key=self._ranks().get)

    def validate(self, **options) -> bool:
        """Every tied entry needs a rank of its own."""
        ranks = sorted(self._ranks().values())
        return super().validate(**options) and len(ranks) > 1 and ranks == list(range(1, len(ranks) + 1))

    def _ranks(self) -> dict[int, int]:
        named = {key.removeprefix("rank-"): value for key, value in request.form.items() if key.startswith("rank-")}
        return {int(entry): int(rank) for entry, rank in named.items() if _ID.fullmatch(entry) and _ID.fullmatch(rank)}


class PublicationForm(Form):
    """The decision that recognises the list."""

    run = IntegerField(widget=HiddenInput())
    number = Text(_l("Decision number"), longest=60, required=True)
    on = DateField(_l("Date of the decision"), validators=[InputRequired(message=REQUIRED)])
    authority = Text(_l("Authority that signed it"), required=True)
