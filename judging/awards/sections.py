"""A list as it is read: what goes across all groups, then group by group; an entry stands once in each section."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from judging.awards.award_list import keys_across
from judging.competitions.models import Category, Competition, Prize
from judging.results.models import Withholding


@dataclass(frozen=True, slots=True)
class Honour:
    """One entry in one section; ``lines`` (proposed or published) are what it is recognised with there, best first."""

    lines: tuple[Any, ...]

    @property
    def best(self):
        """The line of its best award, or of its band where it has no award."""
        return self.lines[0]

    @property
    def prizes(self) -> list[Prize]:
        """Its awards and its band."""
        return [line.prize for line in self.lines]


@dataclass(frozen=True, slots=True)
class Section:
    """What goes across all groups (``category`` None), or one group's part; ``withheld`` there by people."""

    category: Category | None
    honours: list[Honour]
    withheld: list[Withholding]

    @property
    def awarded(self) -> list[Honour]:
        """The entries with an award."""
        return [honour for honour in self.honours if honour.best.prize.kind != "band"]

    @property
    def graded(self) -> list[tuple[Prize, list[Honour]]]:
        """The entries that have a band alone, by band, best first."""
        alone = [honour for honour in self.honours if honour.best.prize.kind == "band"]
        by_band = groupby(alone, key=lambda honour: honour.best.prize)
        return [(prize, list(honours)) for prize, honours in by_band]


def sections(competition: Competition, lines: Iterable, withheld: Iterable[Withholding] = ()) -> list[Section]:
    """Every group, those with nothing too; before them what goes across, where the rules have such awards."""
    across, lines, withheld = keys_across(competition.rules), list(lines), list(withheld)
    made = []
    if across:
        made.append(_section(None, [line for line in lines if _key(line) in across], withheld, across=across))
    for category in competition.categories:
        own = [line for line in lines if line.category.id == category.id and _key(line) not in across]
        made.append(_section(category, own, withheld, across=across))
    return made


def withheld_everywhere(competition: Competition, withheld: Iterable[Withholding]) -> list[Withholding]:
    """Awards of the groups that no group gives: said once, before all sections."""
    across = keys_across(competition.rules)
    return [w for w in withheld if w.category_id is None and _key(w) not in across]


def _section(category: Category | None, lines: list, withheld: list[Withholding], *, across: set) -> Section:
    of_entry = defaultdict(list)
    for line in lines:
        of_entry[line.entry.id].append(line)
    honours = [Honour(tuple(own)) for own in of_entry.values()]
    return Section(category, honours, [w for w in withheld if _belongs(w, category, across=across)])


def _belongs(withheld: Withholding, category: Category | None, *, across: set) -> bool:
    if _key(withheld) in across:
        return category is None
    return category is not None and withheld.category_id == category.id


def _key(thing) -> tuple[str, str]:
    return thing.prize.kind, thing.prize.key
