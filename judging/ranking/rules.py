"""The rules of a competition as values: the twin of ``docs/rules.md``, key for key.

Everything the result depends on besides scores and votes. ``reading`` makes these from a
document and ``writing`` turns them back; the defaults are those of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

ALL = "all"
#: The group of entries where a document names none; also where an award across groups is counted.
EVERYBODY = "all"
ONE = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something with an id and a name in Vietnamese and, perhaps, in English."""

    id: str
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Recognition at ``needs`` is a condition at ``level``."""

    level: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Named):
    """Entries that are ranked together, apart from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What scores from ``start`` (the document's ``from``) on mean; words only."""

    start: Fraction
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Named):
    """A sub-criterion; ``maximum`` None is still open."""

    maximum: Fraction | None = None
    step: Fraction = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one group has otherwise than its criterion; None where it does not differ (the document's ``for``)."""

    maximum: Fraction | None = None
    step: Fraction | None = None
    factor: Fraction | None = None
    floor: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Named):
    """A line of the score sheet, or several as its ``parts``; ``maximum`` None is still open."""

    maximum: Fraction | None = None
    step: Fraction = ONE
    factor: Fraction = ONE
    floor: Fraction | None = None
    guidance: str = ""
    guidance_en: str = ""
    hint: str = ""
    hint_en: str = ""
    levels: tuple[Level, ...] = ()
    parts: tuple[Part, ...] = ()
    differences: Mapping[str, Difference] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Named):
    """A group of judges; ``weights`` by criterion go before ``weight``."""

    weight: Fraction = ONE
    weights: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """An earlier round whose total, or own figure, is added, times ``weight``."""

    round: str
    of: Literal["total", "figure"] = "total"
    weight: Fraction = ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Only the best go on: exactly one of ``share`` and ``count``."""

    share: Fraction | None = None
    count: int | None = None
    within: Literal["group", "all"] = "group"
    ties: Literal["all", "none"] = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decimals:
    """The stages at which figures are rounded, half up; None where they are not."""

    sheet: int | None = None
    panel: int | None = None
    criterion: int | None = None
    weighted: int | None = None
    figure: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How surely the effects of the judges must be known to be taken away; ``limit`` None is still open."""

    limit: Fraction | None = None
    decimals: int = 2
    within: Literal["group", "all"] = "group"
    otherwise: Literal["refuse", "mean"] = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Named):
    """What must hold for an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility(Named):
    """A round of conditions that must all hold; each does when ``agree`` of the answers say so."""

    kind: Literal["eligibility"] = "eligibility"
    agree: Fraction = ONE
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored(Named):
    """A round in which judges give points."""

    kind: Literal["score"] = "score"
    per: Literal["sheet", "criterion"] = "sheet"
    combine: Literal["mean", "sum", "median", "corrected"] = "mean"
    drop_high: int = 0
    drop_low: int = 0
    drop_from: int | None = None  # None: one more than are dropped
    absent: Literal["refuse", "allow"] = "refuse"
    minimum: int = 1
    spread: Fraction | None = None
    threshold: Fraction | None = None
    comparison: Literal["ge", "gt"] = "ge"
    keep: Keep | None = None
    carries: tuple[Carry, ...] = ()
    decimals: Decimals = Decimals()
    correction: Correction | None = None
    panels: tuple[Panel, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Named):
    """A round in which the council votes on each entry; ``share`` is the document's ``pass``, None still open."""

    kind: Literal["vote"] = "vote"
    quorum: Fraction = Fraction(0)
    chair: bool = False
    share: Fraction | None = None
    comparison: Literal["ge", "gt"] = "ge"
    of: Literal["listed", "present", "valid"] = "listed"
    secret: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Public(Named):
    """A round of public votes turned into at most ``maximum`` points; None still open."""

    kind: Literal["public"] = "public"
    maximum: Fraction | None = None
    within: Literal["all", "group"] = "all"
    threshold: Fraction | None = None
    comparison: Literal["ge", "gt"] = "ge"
    keep: Keep | None = None
    carries: tuple[Carry, ...] = ()
    decimals: Decimals = Decimals()


Round = Eligibility | Scored | Vote | Public


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A criterion figure that a band needs besides its total."""

    criterion: str
    at_least: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Named):
    """A grade for everyone who reaches ``start`` (the document's ``from``)."""

    start: Fraction
    gates: tuple[Gate, ...] = ()


Cap = int | Literal["all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Named):
    """How many of it each group may give at most; with ``across`` how many all groups together."""

    cap: Cap | None = None
    caps: Mapping[str, Cap] = field(default_factory=dict)
    across: bool = False
    side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """What sets equal totals apart, and what happens to a tie across a line."""

    chain: tuple[str, ...] = ()
    at_line: Literal["decide", "all", "none"] = "decide"
    chair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Awards that one entry and one entrant may take; ``per_entrant`` 0 is no limit."""

    per_entry: int = 1
    per_entrant: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules(Named):
    """The whole document."""

    note: str = ""
    note_en: str = ""
    sources: tuple[str, ...] = ()
    subject: Literal["product", "set", "person", "facility", "village"] = "product"
    identity: Literal["hidden", "shown"] = "hidden"
    statements: Literal["optional", "required"] = "optional"
    totals: Literal["closed", "public"] = "closed"
    undecided: tuple[str, ...] = ()
    ladder: Ladder | None = None
    groups: tuple[Group, ...] = ()
    rounds: tuple[Round, ...] = ()
    bands: tuple[Band, ...] = ()
    awards: tuple[Award, ...] = ()
    ties: Ties = Ties()
    limits: Limits = Limits()
