"""Kept rankings under the other schema's names, and the fingerprints of the scores they were computed from. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from judging.migrations.as_document.documents import FINAL, points
from judging.ranking.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class Translation:
    """Names of groups, awards, lines of the sheet, judges, rounds and entries in one schema, to those in the other."""

    groups: Mapping[str, str]
    awards: Mapping[str, str]
    criteria: Mapping[str, str]
    judges: Mapping[str, str]
    rounds: Mapping[str, str]
    entries: Mapping[str, str]

    @property
    def back(self) -> "Translation":
        """From the other schema to this one."""
        return Translation(*({new: old for old, new in names.items()} for names in self.all))

    def of(self, outcome: Any) -> Any:
        """A kept outcome, every name in it translated."""
        groups, awards, criteria, judges, rounds, entries = self.all
        kinds = {"group": groups, "award": awards, "awards": awards, "criterion": criteria}
        kinds |= {"judge": judges, "dropped": judges, "round": rounds, "last_round": rounds}
        return _translated(outcome, kinds | dict.fromkeys(("entry", "entries", "tied_with", "order"), entries))

    def order(self, entries: Iterable[int]) -> list[int]:
        """A decided order of entries, translated."""
        return [int(self.entries.get(str(entry), entry)) for entry in entries]

    @property
    def all(self) -> tuple[Mapping[str, str], ...]:
        """The names, kind by kind."""
        return self.groups, self.awards, self.criteria, self.judges, self.rounds, self.entries


@dataclass(frozen=True, slots=True)
class Kept:
    """What a competition's ranking is computed from: its accepted entries by number, their sheets, who must score them.

    ``sheets``: entry, judge and scores by criterion; ``required`` by entry. All names are row ids.
    """

    entries: list[Mapping[str, Any]]
    sheets: list[tuple[int, int, Mapping[str, int]]]
    required: Mapping[int, Iterable[int]]


def before(kept: Kept) -> str:
    """The fingerprint of these scores as schema 0001 made it."""
    required = {str(entry): frozenset(map(str, judges)) for entry, judges in kept.required.items()}
    return fingerprint([_entries(kept, None), _scores(kept, None), required])


def after(kept: Kept, names: Translation) -> str:
    """The fingerprint of these scores as schema 0002 makes it."""
    (round_,) = names.rounds.values()
    required = {
        f"{round_} {names.entries[str(entry)]}": frozenset(names.judges[str(judge)] for judge in judges)
        for entry, judges in kept.required.items()
    }
    return fingerprint([_entries(kept, names), _scores(kept, names), required, [[], []], [], ""])


def _translated(value: Any, kinds: Mapping[str, Mapping[str, str]], names: Mapping[str, str] | None = None) -> Any:
    match value:
        case dict():
            return {key: _translated(item, kinds, kinds.get(key)) for key, item in value.items()}
        case list():
            return [_translated(item, kinds, names) for item in value]
        case str() if names:
            return names.get(value, value)
    return value


def _entries(kept: Kept, names: Translation | None) -> list[dict[str, Any]]:
    groups, entries = (names.groups, names.entries) if names else ({}, {})
    return [
        {
            "entry": entries.get(str(entry["id"]), str(entry["id"])),
            "group": groups.get(str(entry["category_id"]), str(entry["category_id"])),
            "entrant": str(entry["entrant_id"]),
            "number": entry["number"],
            "recognised": [],
        }
        for entry in kept.entries
    ]


def _scores(kept: Kept, names: Translation | None) -> list[dict[str, Any]]:
    """The scores that count, in the order of their names."""
    _, _, criteria, judges, rounds, entries = names.all if names else ({},) * 6
    scores = [
        {
            "entry": entries.get(str(entry), str(entry)),
            "judge": judges.get(str(judge), str(judge)),
            "criterion": criteria.get(criterion, criterion),
            "points": points(value),
            "round": rounds.get(FINAL["key"], FINAL["key"]),
            "panel": "",
            "weight": None,
        }
        for entry, judge, given in kept.sheets
        if judge in kept.required.get(entry, ())
        for criterion, value in given.items()
    ]
    return sorted(scores, key=lambda score: (score["entry"], score["judge"], score["criterion"]))
