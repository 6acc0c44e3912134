"""What a diagnosis says: frozen plain values, ready for a page, for JSON and for words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from judging.ranking.certainty.untold import Reason
from judging.ranking.rules import EVERYBODY

#: Codes of cautions; the first is that of the ranking's own warning.
CORRECTION_NOT_USED = "correction_not_used"
CARRIED = "carried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that an entry of ``group`` stands above or not: so many best, so many points, or both.

    ``id`` is ``threshold``, ``keep``, ``award:ID`` (the last place of that award) or ``band:ID``; ``group`` is that of
    the entries it divides (``all`` where it goes across groups). ``above`` are those above it by the exact result,
    and ``cut`` the points it is drawn at: those asked for, else the lowest total above it. ``aside`` are those of the
    group that no longer compete for its places whatever their points: voted down, say, or with a better award already.
    """

    id: str
    group: str
    count: int | None = None
    points: Fraction | None = None
    cut: Fraction | None = None
    above: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()

    def divides(self, entry: str, group: str) -> bool:
        """Whether an entry of a group competes for the places above it."""
        return self.group in (group, EVERYBODY) and entry not in self.aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its exact total and place, and how sure these are.

    ``corrected`` is the mean of its sheets with each judge's severity taken away; ``low`` to ``high`` holds the total
    it would have from very many judges like these, with a chance of 95 %; ``first`` to ``last`` its place so;
    ``chance`` that it belongs above a line, by the line's id. ``None`` and empty where nothing can be said.
    """

    entry: str
    number: int
    group: str
    total: Fraction
    place: int | None
    sheets: int
    corrected: float | None = None
    low: float | None = None
    high: float | None = None
    first: int | None = None
    last: int | None = None
    chance: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """One judge: the points given above (+) or below (−) the panel on the same entries, and that figure's error."""

    judge: str
    sheets: int
    effect: float
    error: float
    shrunk: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Who would cross a line if something were otherwise: ``kind`` says what, ``of`` whose or how much.

    Kinds: ``without_judge`` (of: the judge), ``weight_up`` and ``weight_down`` (a criterion), ``combine`` (``mean``,
    ``median``, ``trimmed``, ``corrected``), ``threshold`` (the points it would be). ``rises`` come above, ``falls`` go
    below.
    """

    kind: str
    of: str
    line: str
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of agreement between judges, by the name in the field (``icc_2_1``, ``alpha_interval``, …)."""

    id: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Something a chair may want to look at, never a verdict.

    Kinds: ``severity``, ``erratic``, ``outlier_sheet``, ``spread``, ``favouritism``, ``straight_lining``, ``halo``,
    ``drift``, ``alike``. ``value`` is in points or a share as the kind has it; ``error`` its standard error or None.
    """

    kind: str
    judge: str = ""
    other: str = ""
    entry: str = ""
    value: float
    error: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """One sheet worth asking for: whose, of which entry, and what it adds to the expected number of right winners."""

    entry: str
    judge: str
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Where extra judging helps most at one line: the sheets, the expected number of right winners now, then, and with
    as many sheets spread evenly."""

    line: str
    sheets: tuple[Extra, ...]
    now: float
    then: float
    evenly: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fair:
    """One entry or judge in the many-facet Rasch model: logits, error, fair average (points), fit; ``is_extreme`` ones
    were measured afterwards and have no fit."""

    id: str
    measure: float
    error: float
    average: float
    infit: float | None = None
    outfit: float | None = None
    is_extreme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Everything that can be said about one field of a scored round; ``untold`` says why a part is missing.

    Parts that may be untold: ``severity``, ``chance``, ``without_judge``, ``agreement``, ``flags``, ``advice``,
    ``rasch``. ``spread`` is the residual standard deviation of a sheet, ``unclear`` the entries that cannot be told
    apart at a line; ``cautions`` are codes of what the whole diagnosis must be read with.
    """

    round: str
    groups: tuple[str, ...]
    maximum: Fraction
    lines: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()
    judges: tuple[Judge, ...] = ()
    spread: float | None = None
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    agreement: tuple[Figure, ...] = ()
    flags: tuple[Flag, ...] = ()
    advice: tuple[Advice, ...] = ()
    rasch_entries: tuple[Fair, ...] = ()
    rasch_judges: tuple[Fair, ...] = ()
    cautions: tuple[str, ...] = ()
    untold: Mapping[str, Reason] = field(default_factory=dict)
