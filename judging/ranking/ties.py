"""From totals to places: who came further, then the higher total, then the tie chain; what is still equal shares.

``docs/rules.md``, sections 5 and 9. Steps compare exact figures, so two totals that merely
print alike are never a tie, and an entry's number or its order of arrival never decides anything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import groupby
from typing import Any

from judging.ranking.arithmetic import in_whole_units, median
from judging.ranking.rules import Rules
from judging.ranking.types import Candidate, RoundResult

SHEET_STEPS: dict[str, Callable] = {"median": median, "highest": max, "lowest": min}
NOTHING = Fraction(0)

Course = tuple[RoundResult, ...]
"""The rounds an entry took part in, in order."""


def last_of(course: Course) -> RoundResult | None:
    """The last round that gave the entry a total."""
    for result in reversed(course):
        if result.total is not None:
            return result
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """Everything that sets entries apart: the rules, every entry's course and group, and the seed of the lot."""

    rules: Rules
    courses: Mapping[str, Course]
    groups: Mapping[str, str]
    seed: str


def merits(field: Field) -> dict[str, int]:
    """How many distinct results over all groups are better than each entry's: 0 is the best, equals are equal.

    Entries that were in no round with a total are left out: they have no place.
    """
    merit: dict[str, int] = {}
    for round in reversed(field.rules.rounds):
        merit |= _within(field, round.id, better=len(set(merit.values())))
    return merit


def _within(field: Field, round: str, *, better: int) -> dict[str, int]:
    """The merits of the entries whose last round it was, behind so many ``better`` results."""
    cohort = _ended_in(field, round)
    columns = [_ordered([last_of(course).total for course in cohort.values()])]
    for step in field.rules.ties.chain:
        values = step_values(step, round, field)
        columns.append(_ordered([values[entry] for entry in cohort]))
    keys = list(zip(*columns, strict=True))
    place = {key: better + at for at, key in enumerate(sorted(set(keys), reverse=True))}
    return {entry: place[key] for entry, key in zip(cohort, keys, strict=True)}


def _ended_in(field: Field, round: str) -> dict[str, Course]:
    lasts = ((entry, course, last_of(course)) for entry, course in field.courses.items())
    return {entry: course for entry, course, last in lasts if last and last.round == round}


def _ordered(values: list) -> list:
    """Fractions as integers of one unit: Fraction itself compares slowly."""
    return in_whole_units(values)[1] if values and isinstance(values[0], Fraction) else values


def step_values(step: str, round: str, field: Field) -> dict[str, Any]:
    """What one step of the chain compares, for the entries whose last round it was; the higher value comes first."""
    kind, _, name = step.partition(":")
    cohort = _ended_in(field, round)
    match kind:
        case "lot":
            return {entry: -int(sha256(f"{field.seed}:{entry}".encode()).hexdigest(), 16) for entry in cohort}
        case "first-places":
            return _count_back(round, field)
        case "round":
            return {entry: _total_in(course, name) for entry, course in cohort.items()}
        case "criterion":
            return {entry: _criterion_figure(course, name) for entry, course in cohort.items()}
        case "chair":
            return {entry: _sheet_of(field.rules.ties.chair, course) for entry, course in cohort.items()}
    return {entry: _of_sheets(SHEET_STEPS[kind], course) for entry, course in cohort.items()}


def criterion_figures(course: Course) -> dict[str, Fraction]:
    """The criterion figures of the last score round an entry took part in."""
    scored = next((result for result in reversed(course) if result.criteria), None)
    return {c.criterion: c.figure for c in scored.criteria} if scored else {}


def _criterion_figure(course: Course, name: str) -> Fraction:
    for result in reversed(course):
        if result.criteria:
            return next((own.figure for own in result.criteria if own.criterion == name), NOTHING)
    return NOTHING


def _total_in(course: Course, round: str) -> Fraction:
    return next((result.total for result in course if result.round == round), NOTHING)


def _sheet_of(judge: str, course: Course) -> Fraction:
    return next((sheet.total for sheet in last_of(course).sheets if sheet.judge == judge), NOTHING)


def _of_sheets(how: Callable, course: Course) -> Fraction:
    totals = [sheet.total for sheet in last_of(course).sheets]
    return how(totals) if totals else NOTHING


def _count_back(round: str, field: Field) -> dict[str, tuple[int, ...]]:
    """How many judges put each entry first in its group, how many second, and so on, of all that were in the round."""
    given: dict[tuple[str, str], list[tuple[Fraction, str]]] = {}
    took_part = {e: result for e, course in field.courses.items() for result in course if result.round == round}
    for entry, result in took_part.items():
        for sheet in result.sheets:
            given.setdefault((field.groups[entry], sheet.judge), []).append((sheet.total, entry))
    longest = max(map(len, given.values()), default=0)
    counts = {entry: [0] * longest for entry in took_part}
    for totals in given.values():
        place = 0
        for _, equals in groupby(sorted(totals, reverse=True), key=lambda pair: pair[0]):
            entries = [entry for _, entry in equals]
            for entry in entries:
                counts[entry][place] += 1
            place += len(entries)
    return {entry: tuple(places) for entry, places in counts.items()}


def blocks(candidates: Sequence[Candidate], merit: Mapping[str, int]) -> list[tuple[int, tuple[Candidate, ...]]]:
    """One group's candidates as (place, those who share it), best first.

    Places are counted as in a race: 1, 2, 2, 4. Inside a block the order is by number,
    for the eye alone.
    """
    line = sorted(candidates, key=lambda c: (merit[c.entry], c.number, c.entry))
    shared, place = [], 1
    for _, equals in groupby(line, key=lambda c: merit[c.entry]):
        block = tuple(equals)
        shared.append((place, block))
        place += len(block)
    return shared
