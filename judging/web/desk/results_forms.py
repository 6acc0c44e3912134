"""What the desk types about results: decisions on ties, awards withheld, the lot, and the act of recognition."""

import re

from flask import g, request
from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, SelectField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from judging.competitions.models import Category, Competition, Prize
from judging.competitions.prizes import caps_of
from judging.infra import clock
from judging.infra.i18n import named
from judging.web.forms import REQUIRED, Form, LongText, Text

_NUMBER = re.compile("[0-9]{1,9}")


class TieForm(Form):
    """Each tied entry's rank comes as a field ``rank-<number>``, 1 for the first to take a prize."""

    group = HiddenField()
    decided_by = Text(_l("Who decided"), required=True)
    decided_on = DateField(
        _l("When"), default=lambda: clock.in_vietnam(clock.now()).date(), validators=[InputRequired(message=REQUIRED)]
    )
    reason = LongText(_l("Why"), required=True)

    #: What is wrong with the ranks as chosen.
    refused = ""

    @property
    def order(self) -> list[int]:
        """The tied entries' numbers, best first."""
        return sorted(self.ranks, key=self.ranks.get)

    @property
    def ranks(self) -> dict[int, int]:
        """The rank chosen for each entry that has one."""
        sent = self._sent()
        return {
            int(number): int(rank)
            for number, rank in sent.items()
            if _NUMBER.fullmatch(number) and _NUMBER.fullmatch(rank)
        }

    def validate(self, **options) -> bool:
        """Every tied entry needs a rank of its own: none is given unless somebody chose it."""
        ranks = sorted(self.ranks.values())
        if len(ranks) < max(2, len(self._sent())):
            self.refused = _l("Please choose a place for every entry.")
        elif ranks != list(range(1, len(ranks) + 1)):
            self.refused = _l("Please give every entry a place of its own, from 1 to %(last)s.", last=len(ranks))
        return super().validate(**options) and not self.refused

    def _sent(self) -> dict[str, str]:
        return {key.removeprefix("rank-"): value for key, value in request.form.items() if key.startswith("rank-")}


def offers_in(competition: Competition) -> dict[str, tuple[Prize, Category | None]]:
    """Every award that people may withhold, everywhere (None) or in one group, by "key" and "key:group"."""
    groups = {category.key: category for category in competition.categories}
    rows = {prize.key: prize for prize in competition.prizes if prize.kind == "award"}
    offers = {}
    for award in competition.rules.awards:
        if award.id in rows:
            offers[award.id] = (rows[award.id], None)
            several = () if award.across or not competition.is_grouped else caps_of(award, competition.rules)
            offers |= {f"{award.id}:{group}": (rows[award.id], groups[group]) for group in several}
    return offers


class WithholdingForm(Form):
    """An award of one group or everywhere that is not given, and who decided so."""

    award = SelectField(_l("Award"), validators=[InputRequired(message=REQUIRED)])
    decided_by = Text(_l("Who decided"), required=True)
    decided_on = DateField(
        _l("When"), default=lambda: clock.in_vietnam(clock.now()).date(), validators=[InputRequired(message=REQUIRED)]
    )
    reason = LongText(_l("Why"), required=True)

    def __init__(self, **options):
        super().__init__(**options)
        self.award.choices = [("", "–"), *((key, _offered(*offer)) for key, offer in offers_in(g.competition).items())]


def _offered(prize: Prize, group: Category | None) -> str:
    return f"{named(prize)}, {named(group)}" if group else named(prize)


class LotForm(Form):
    """The number drawn in public."""

    number = Text(_l("The number that was drawn"), longest=100, required=True)
    how = LongText(_l("Where, when and before whom it was drawn"), longest=500, required=True)


class PublicationForm(Form):
    """The decision that recognises the list."""

    run = IntegerField(widget=HiddenInput())
    number = Text(_l("Decision number"), longest=60, required=True)
    on = DateField(_l("Date of the decision"), validators=[InputRequired(message=REQUIRED)])
    authority = Text(_l("Authority that signed it"), required=True)
