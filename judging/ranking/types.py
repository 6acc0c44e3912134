"""What goes into a ranking and what comes out: frozen values that know nothing of rows or requests.

Ids are plain strings. Points are exact fractions of a point, never floats.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the score sheet, worth 0 to ``maximum`` points."""

    id: str
    maximum: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """The points one judge gave one entry on one criterion."""

    entry: str
    judge: str
    criterion: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry to be ranked in its group; ``number`` is the code it is judged under."""

    entry: str
    group: str
    entrant: str
    number: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """The figure an entry needs for any prize: from ``value`` ("ge") or above it ("gt")."""

    value: Fraction
    comparison: Literal["ge", "gt"]


@dataclass(frozen=True, slots=True)
class Prize:
    """A prize and how many each group may give at most.

    A group missing from ``caps`` has none of it; ``None`` means everyone who qualifies.
    """

    id: str
    caps: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class TieBreak:
    """One step between entries of equal total; ``criterion`` is named by that kind alone."""

    kind: Literal["criterion", "median", "highest", "lowest"]
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the result depends on besides the scores; frozen before judging opens.

    ``prizes`` stand in order of rank, first prize first. ``awards_per_entrant`` counts
    prizes of every rank over all groups; ``None`` means no limit.
    """

    criteria: tuple[Criterion, ...]
    threshold: Threshold | None
    tie_chain: tuple[TieBreak, ...]
    prizes: tuple[Prize, ...]
    awards_per_entrant: int | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded human decision: the order, best first, in which prizes go to exactly these tied entries.

    ``group`` is that of the tie; for a tie across several groups any of them, or ``None``.
    """

    group: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """One entry's arithmetic: ``total`` is the mean of its ``sheets``, each a judge's total."""

    total: Fraction
    sheets: tuple[tuple[str, Fraction], ...]
    criterion_means: tuple[tuple[str, Fraction], ...]


class Reason(StrEnum):
    """Why an entry has its prize, or has none."""

    WON = "won"
    WON_BY_DECISION = "won_by_decision"
    LOST_BY_DECISION = "lost_by_decision"
    AWAITING = "awaiting"
    AWAITING_OTHERS = "awaiting_others"
    BELOW_THRESHOLD = "below_threshold"
    PRIZES_USED_UP = "prizes_used_up"
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry's line in the ranking; ``place`` counts within its group, equals share it."""

    entry: str
    group: str
    entrant: str
    number: int
    total: Fraction
    place: int
    tied_with: tuple[str, ...]
    qualified: bool
    prize: str | None
    is_awaiting_decision: bool
    criterion_means: tuple[tuple[str, Fraction], ...]
    sheets: tuple[tuple[str, Fraction], ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class TieAcrossLine:
    """Equal entries that would get different results, so a person must order them.

    ``prizes`` are at stake, ``None`` among them for going without. ``group`` is
    ``None`` where one entrant's limit ties entries of several groups together.
    """

    group: str | None
    entries: tuple[str, ...]
    prizes: tuple[str | None, ...]
    decided: bool
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenPrize:
    """How many of a prize a group gives; ``withheld`` leaves out those that await a decision."""

    prize: str
    group: str
    cap: int | None
    given: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole result. It may be published once every one of ``ties`` is decided."""

    standings: tuple[Standing, ...]
    ties: tuple[TieAcrossLine, ...]
    prizes: tuple[GivenPrize, ...]
    unused_decisions: tuple[Decision, ...]
