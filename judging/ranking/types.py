"""What goes into a ranking and what comes out: frozen values that know nothing of rows or requests.

Ids are plain strings. Points are exact fractions of a point, never floats. The rules
stand in ``rules``; ``docs/rules.md`` says what everything means.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry to be ranked in its group.

    ``number`` is the code it is judged under: it orders equals for the eye and decides
    nothing. ``recognised`` names the levels at which it has been recognised before.
    """

    entry: str
    group: str
    entrant: str
    number: int
    recognised: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """The points one judge gave one entry on one line of the sheet: a criterion, or ``criterion.part``.

    In a round of eligibility the line is a condition, and the points are 1 or 0. ``weight``
    multiplies the criterion's factor for this entry (a degree of difficulty).
    """

    entry: str
    judge: str
    criterion: str
    points: Fraction
    round: str
    panel: str = ""
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Ballots:
    """How the council voted on one entry: members listed and present, and the ballots counted."""

    entry: str
    round: str
    listed: int
    present: int
    chair: bool
    yes: int
    no: int = 0
    abstain: int = 0
    invalid: int = 0


@dataclass(frozen=True, slots=True)
class Votes:
    """The public's votes for one entry."""

    entry: str
    round: str
    votes: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A recorded human decision: the order, best first, in which awards go to exactly these tied entries.

    ``group`` is that of the tie; for a tie across several groups any of them, or ``None``.
    """

    group: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """An award that is not given although there are entries, in one group or (``None``) everywhere."""

    award: str
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything a result depends on besides the rules. The order of each tuple means nothing.

    ``required`` names, by (round, entry), the judges whose sheets count and must be there:
    conflicts, waived sheets and judges who stood down are already taken out.
    """

    entries: tuple[Candidate, ...]
    scores: tuple[Score, ...] = ()
    ballots: tuple[Ballots, ...] = ()
    votes: tuple[Votes, ...] = ()
    required: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    seed: str = ""


class Reason(StrEnum):
    """Why an entry is out, or has its award, or has none."""

    NOT_RECOGNISED_BELOW = "not_recognised_below"
    INELIGIBLE = "ineligible"
    BELOW_FLOOR = "below_floor"
    BELOW_THRESHOLD = "below_threshold"
    NOT_KEPT = "not_kept"
    VOTED_DOWN = "voted_down"
    WON = "won"
    WON_BY_DECISION = "won_by_decision"
    LOST_BY_DECISION = "lost_by_decision"
    AWAITING = "awaiting"
    AWAITING_OTHERS = "awaiting_others"
    AWARDS_USED_UP = "awards_used_up"
    OVER_LIMIT = "over_limit"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One judge's sheet of one entry: points by criterion (a criterion's parts summed), and its total.

    ``effect`` is what the judge gives more than colleagues, where the rules take that away.
    """

    judge: str
    panel: str
    points: tuple[Fraction, ...]
    total: Fraction
    effect: Fraction | None = None

    @property
    def corrected(self) -> Fraction:
        """The total as it counts."""
        return self.total - self.effect if self.effect else self.total


@dataclass(frozen=True, slots=True)
class Combined:
    """How several judges' values became one: ``dropped`` names whose were left out, low ones first."""

    panel: str
    value: Fraction
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionFigure:
    """One criterion of one entry: the figure before the factor and, per criterion, how it came about."""

    criterion: str
    figure: Fraction
    factor: Fraction
    weighted: Fraction
    combined: tuple[Combined, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of one entry: how many of the answers say that it holds."""

    condition: str
    yes: int
    answers: int
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """One entry in one round, with everything its result was computed from: its derivation.

    ``figure`` and ``total`` stand for score and public rounds alone; ``reason`` says why
    the entry did not pass, ``None`` when it did. ``sheets`` are those that count; ``most_votes``
    is what an entry's public ``votes`` are a share of.
    """

    round: str
    figure: Fraction | None = None
    total: Fraction | None = None
    reason: Reason | None = None
    detail: str = ""
    sheets: tuple[Sheet, ...] = ()
    uncounted: tuple[Sheet, ...] = ()
    combined: tuple[Combined, ...] = ()
    criteria: tuple[CriterionFigure, ...] = ()
    carried: tuple[tuple[str, Fraction], ...] = ()
    conditions: tuple[Condition, ...] = ()
    ballots: Ballots | None = None
    votes: int | None = None
    most_votes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One entry's line in the result; ``place`` counts within its group, equals share it.

    ``rounds`` are those it took part in. ``total`` and ``place`` are ``None`` for an entry
    that was in no score or public round. ``award`` is the best of ``awards``.
    """

    entry: str
    group: str
    entrant: str
    number: int
    last_round: str | None
    total: Fraction | None
    place: int | None
    tied_with: tuple[str, ...]
    qualified: bool
    band: str | None
    award: str | None
    awards: tuple[str, ...]
    reason: Reason
    rounds: tuple[RoundResult, ...]

    @property
    def last(self) -> RoundResult | None:
        """The result of the last round that gave it a total."""
        for result in reversed(self.rounds):
            if result.total is not None:
                return result
        return None

    @property
    def is_awaiting_decision(self) -> bool:
        """Whether its award hangs on a tie that somebody has to decide."""
        return self.reason in (Reason.AWAITING, Reason.AWAITING_OTHERS)


@dataclass(frozen=True, slots=True)
class TieAcrossLine:
    """Equal entries that would get different results, so a person must order them.

    ``awards`` are at stake, ``None`` among them for going without. ``group`` is ``None``
    where the tie reaches over several groups.
    """

    group: str | None
    entries: tuple[str, ...]
    awards: tuple[str | None, ...]
    decided: bool
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwardCount:
    """What became of an award in a group; ``withheld`` leaves out those ``held`` for an undecided tie."""

    award: str
    group: str
    cap: int | None
    given: int
    held: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Warning:
    """Something people should look at before they sign.

    ``spread`` between the sheets of an entry, of which ``value`` says how much; or ``correction_not_used``
    in a round, with the code of what was in the way (``because``).
    """

    code: str
    round: str
    entry: str = ""
    value: Fraction = Fraction(0)
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The whole result. It may be published once every one of ``ties`` is decided."""

    standings: tuple[Standing, ...]
    ties: tuple[TieAcrossLine, ...] = ()
    awards: tuple[AwardCount, ...] = ()
    unused_decisions: tuple[Decision, ...] = ()
    warnings: tuple[Warning, ...] = ()
    seed: str = ""
