"""What the desk types about awards: names, and how many in each group."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from judging.competitions.models import Competition
from judging.competitions.prizes import Offer, caps_of, counted, has_unconfirmed, unconfirmed
from judging.infra.text import folded
from judging.ranking.rules import ALL, Award, Cap
from judging.web.desk.setup_forms import SetupForm
from judging.web.desk.whole import Whole
from judging.web.forms import Text

#: What people type for "all that qualify" in one group, folded.
ALL_WORDS = ("tat ca", "all")


class CapField(Whole):
    """At most how many, or the word for all that qualify; empty is None."""

    def process_data(self, value: Cap | None) -> None:
        self.data = value

    def process_formdata(self, values: list[str]) -> None:
        if values and folded(values[0]) in ALL_WORDS:
            self.data = ALL
        else:
            super().process_formdata(values)

    def _value(self) -> str:
        return _("all") if self.data == ALL and not self.raw_data else super()._value()


class _PrizesForm(SetupForm):
    def offer(self, award: Award, competition: Competition) -> Offer:
        """One award as typed; an empty number is not decided yet."""
        names = self[f"name_{award.id}"].data, self[f"name_en_{award.id}"].data
        across = self[f"across_{award.id}"].data if f"across_{award.id}" in self else None
        return Offer(*names, self._caps(award, counted(award, competition.rules)), across)

    def _caps(self, award: Award, groups: list[str]) -> dict[str, Cap]:
        if groups and self[f"all_{award.id}"].data:
            return dict.fromkeys(groups, ALL)
        typed = {group: self[f"cap_{award.id}_{group}"].data for group in groups}
        return {group: cap for group, cap in typed.items() if cap is not None}


def prizes_form(competition: Competition) -> type[_PrizesForm]:
    """Names, and for every award and group how many: ``cap_<award>_<group>``, or ``all_<award>``.

    ``across_<award>`` where there are groups, ``is_confirmed`` where something is provisional.
    """
    rules, fields = competition.rules, {}
    for award in rules.awards:
        caps, groups = caps_of(award, rules), counted(award, rules)
        fields[f"name_{award.id}"] = Text(_l("Name"), longest=300, required=True, default=award.name or award.id)
        fields[f"name_en_{award.id}"] = Text(_l("Name in English"), longest=300, default=award.name_en)
        if award.side:
            continue
        is_all = set(caps.values()) == {ALL} and caps.keys() == set(groups)
        fields[f"all_{award.id}"] = BooleanField(_l("All that qualify"), default=is_all)
        if rules.groups:
            fields[f"across_{award.id}"] = BooleanField(_l("Given across all groups"), default=award.across)
        for group in groups:
            cap = None if is_all else caps.get(group)
            fields[f"cap_{award.id}_{group}"] = CapField(_l("At most"), default=cap)
    if has_unconfirmed(rules):
        fields["is_confirmed"] = BooleanField(_l("These awards and numbers are confirmed"))
    return type("PrizesForm", (_PrizesForm,), fields)


def provisional(competition: Competition) -> dict[str, set[str]]:
    """The groups whose number has still to be confirmed, by award; ``across`` where that is open too."""
    rules = competition.rules
    return {
        award.id: unconfirmed(award, rules) | ({"across"} if f"award.{award.id}.across" in rules.undecided else set())
        for award in rules.awards
    }
