"""What the page of certainty can be about: round, group and line, as words of a filter."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from judging.competitions.models import Category, Competition, Round
from judging.infra.i18n import named
from judging.ranking.certainty.showing import View, key_of, lines_for
from judging.ranking.certainty.types import Line
from judging.ranking.rules import EVERYBODY

Item = tuple[str, str, bool, int | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """The words, each (word, address, whether it is chosen, None)."""

    competition: Competition
    round: Round
    group: Category
    view: View | None

    @property
    def is_alone(self) -> bool:
        """Whether there are no groups to choose from."""
        return not self.competition.is_grouped

    @property
    def rounds(self) -> list[Item]:
        """Every round in which judges give points."""
        return [
            (named(each), self.address(round=each.key), each is self.round, None)
            for each in self.competition.scored_rounds
        ]

    @property
    def groups(self) -> list[Item]:
        """Every group."""
        return [
            (named(each), self.address(group=each.key), each is self.group, None)
            for each in self.competition.categories
        ]

    @property
    def lines(self) -> list[Item]:
        """Every line of the group and those across all groups."""
        if self.view is None or not self.view.line.id:
            return []
        lines = lines_for(self.view.diagnosis, self.group.key)
        return [(self._name(each), self.address(line=key_of(each)), each == self.view.line, None) for each in lines]

    def address(self, **other: str) -> str:
        """This page with something else chosen; another round or group has lines of its own."""
        chosen = {"round": self.round.key, "group": self.group.key} | other
        return url_for("desk.certainty.show", slug=self.competition.slug, **chosen)

    def everything(self) -> str:
        """This page with every entry in the table."""
        return self.address(line=key_of(self.view.line), all="1")

    def _name(self, line: Line) -> str:
        kind, _sep, key = line.id.partition(":")
        rules = self.competition.rules
        names = {"threshold": _("Threshold"), "keep": _("Next round")}
        name = names.get(kind) or named(next(each for each in (*rules.awards, *rules.bands) if each.id == key))
        across = line.group == EVERYBODY and self.competition.is_grouped
        return _("%(name)s, across groups", name=name) if across else name
