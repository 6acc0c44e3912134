"""The charts of a diagnosis as geometry: where every mark goes, in the units of an SVG's view box.

Nothing here is text: a template writes the words and the numbers beside the marks. Figures that a
diagnosis could not tell are ``None`` here as well, and a template draws nothing for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import ceil, floor, log10

from judging.ranking.certainty.types import Diagnosis, Entry, Judge, Line

#: Of the chart round a line: rows at most, a row's height, where the rows begin, and what is below them.
MOST, STEP, TOP, FOOT = 24, 34, 39, 30
#: A digit's width, where the plot ends, where the bars of chance begin, and the whole width.
DIGIT, RIGHT, TRACK, WIDTH = 8, 720, 752, 920
#: Half the width of a line's name on the drawing, and room beside it.
HALF_NAME = 80
STEPS = tuple(Fraction(n) for n in ("1", "2", "2.5", "5", "10"))
#: 95 % of a normal distribution lie within so many standard errors.
WITHIN = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry: its middle ``y``, its dot, the ends of its interval, the length of its bar of chance (0 to 100)."""

    entry: Entry
    y: int
    dot: int
    low: int | None
    high: int | None
    chance: float | None
    is_above: bool

    @property
    def bar(self) -> int:
        """The chance as a length."""
        return round(100 * (self.chance or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The entries round a line, best first. ``numbers`` and ``totals`` are where these columns end, ``top`` to
    ``bottom`` the plot, ``zones`` (y, height) the stripes of entries that cannot be told apart, ``ticks`` (value, x);
    ``before`` and ``after`` count entries above and below that are not shown. ``cut`` is ``None`` without a line."""

    rows: tuple[Row, ...]
    zones: tuple[tuple[int, int], ...]
    ticks: tuple[tuple[Fraction, int], ...]
    numbers: int
    totals: int
    cut: int | None
    before: int
    after: int
    width: int = WIDTH
    top: int = TOP - 9
    track: int = TRACK

    @property
    def label(self) -> int:
        """The middle of the cut line's name, which stays clear of the columns at both sides."""
        return max(self.totals + HALF_NAME, min(self.cut or 0, TRACK - HALF_NAME))

    @property
    def bottom(self) -> int:
        """Where the plot ends."""
        return TOP + 10 + STEP * len(self.rows)

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return self.bottom + FOOT

    @property
    def is_whole(self) -> bool:
        """Whether every entry is shown."""
        return not self.before and not self.after


@dataclass(frozen=True, slots=True)
class Scale:
    """From points to a place on the drawing."""

    low: float
    high: float
    left: int
    right: int

    def at(self, points: float | Fraction) -> int:
        """The place of ``points``."""
        return round(self.left + (float(points) - self.low) / (self.high - self.low) * (self.right - self.left))


def of_line(diagnosis: Diagnosis, line: Line) -> list[Entry]:
    """The entries that a line divides, best total first; of equals those above it, as the result has them."""
    own = [each for each in diagnosis.entries if line.divides(each.entry, each.group)]
    return sorted(own, key=lambda each: (-each.total, each.entry not in line.above))


def chart(diagnosis: Diagnosis, line: Line, most: int = MOST) -> Chart:
    """The chart round one line: at most so many entries, those that cannot be told apart in the middle."""
    entries = of_line(diagnosis, line)
    unclear = frozenset(diagnosis.unclear.get(line.id, ()))
    start = _start([each.entry in unclear for each in entries], len(line.above), most)
    shown = entries[start : start + most]
    numbers = max([6, *(len(str(each.number)) for each in shown)]) * DIGIT + 4
    scale = _scale(shown, line.cut, numbers + 126)
    rows = tuple(_row(at, entry, scale=scale, line=line) for at, entry in enumerate(shown))
    return Chart(
        rows=rows,
        zones=tuple(_zones([row.entry.entry in unclear for row in rows])),
        ticks=tuple((tick, scale.at(tick)) for tick in ticks(scale.low, scale.high)),
        numbers=numbers,
        totals=numbers + 66,
        cut=None if line.cut is None else scale.at(line.cut),
        before=start,
        after=len(entries) - start - len(shown),
    )


def _start(is_unclear: Sequence[bool], above: int, most: int) -> int:
    """The first of ``most`` entries: round those that cannot be told apart, or round the line where these are too
    many or none."""
    first, last = (
        (is_unclear.index(True), len(is_unclear) - is_unclear[::-1].index(True)) if any(is_unclear) else (0, most + 1)
    )
    middle = (first + last) // 2 if last - first <= most else above
    return max(0, min(middle - most // 2, len(is_unclear) - most))


def _scale(entries: Sequence[Entry], cut: Fraction | None, left: int) -> Scale:
    """From the lowest to the highest of everything that is drawn; of one point, where all are equal."""
    ends = [end for each in entries for end in (each.total, each.low, each.high)]
    drawn = [float(end) for end in (*ends, cut) if end is not None]
    low, high = min(drawn, default=0.0), max(drawn, default=1.0)
    return Scale(low, high, left, RIGHT) if low < high else Scale(low - 0.5, high + 0.5, left, RIGHT)


def _row(at: int, entry: Entry, *, scale: Scale, line: Line) -> Row:
    return Row(
        entry=entry,
        y=TOP + STEP * at + STEP // 2,
        dot=scale.at(entry.total),
        low=None if entry.low is None else scale.at(entry.low),
        high=None if entry.high is None else scale.at(entry.high),
        chance=entry.chance.get(line.id),
        is_above=entry.entry in line.above,
    )


def _zones(is_unclear: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """One stripe for each run of rows."""
    at = 0
    for is_zone, run in groupby(is_unclear):
        rows = len(list(run))
        if is_zone:
            yield TOP + STEP * at, STEP * rows
        at += rows


def ticks(low: float, high: float, about: int = 5) -> Iterator[Fraction]:
    """Round values from ``low`` to ``high``, exact: multiples of 1, 2, 2.5 or 5 times a power of ten."""
    wanted = (high - low) / about * (1 - 1e-9)  # a float just above a round step is that step
    power = Fraction(10) ** floor(log10(wanted))
    step = next(step * power for step in STEPS if step * power >= wanted)
    for times in range(ceil(low / step), floor(high / step) + 1):
        yield times * step


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One judge: the middle ``y``, the bar from ``x`` over ``width``, and the ends of its whisker."""

    judge: Judge
    y: int
    x: int
    width: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Judges' severities about a ``middle`` rule. Where ``is_tall`` a judge's name stands above the bar; ``left_out``
    counts judges nearer to the panel, of whom there were too many to show."""

    rows: tuple[Bar, ...]
    middle: int
    is_tall: bool
    left_out: int
    width: int = 340

    @property
    def bottom(self) -> int:
        """Where the rule ends."""
        return 4 + (TALL if self.is_tall else STEP) * len(self.rows)

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return self.bottom + 28


TALL, SHORT_NAME = 50, 3


def bars(judges: Sequence[Judge], most: int = MOST) -> Bars:
    """The severities of so many judges at most, those furthest from the panel, in the judges' own order."""
    furthest = sorted(judges, key=lambda each: -abs(each.effect))[:most]
    shown = [each for each in judges if each in furthest]
    is_tall = any(len(each.judge) > SHORT_NAME for each in shown)
    middle, half = (146, 138) if is_tall else (198, 84)
    most_points = max((abs(each.effect) + WITHIN * each.error for each in shown), default=0) or 1
    scale = Scale(-most_points, most_points, middle - half, middle + half)
    rows = tuple(_bar(at, judge, scale=scale, is_tall=is_tall) for at, judge in enumerate(shown))
    return Bars(rows=rows, middle=middle, is_tall=is_tall, left_out=len(judges) - len(shown))


def _bar(at: int, judge: Judge, *, scale: Scale, is_tall: bool) -> Bar:
    zero, end = scale.at(0), scale.at(judge.effect)
    return Bar(
        judge=judge,
        y=TALL * at + 38 if is_tall else STEP * at + 20,
        x=min(zero, end),
        width=abs(end - zero),
        low=scale.at(judge.effect - WITHIN * judge.error),
        high=scale.at(judge.effect + WITHIN * judge.error),
    )
