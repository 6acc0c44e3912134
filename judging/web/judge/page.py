"""What the page of one sheet shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from judging.competitions.models import Category, Competition, Criterion, Round
from judging.entries.models import Entry
from judging.errors import Closed, NotFound
from judging.infra import i18n
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import places, queries, standing
from judging.scoring.merge import Sheet
from judging.scoring.scales import Scale
from judging.scoring.standing import Standing
from judging.scoring.totals import Totals


@dataclass(frozen=True, slots=True)
class Mark:
    """One line as it is scored: its scale, the score given now and (where it is scored again) at first."""

    line: Criterion
    scale: Scale
    given: int | None
    first: int | None
    typed: str


@dataclass(frozen=True, slots=True)
class Part:
    """A criterion on the sheet: its one line, or a heading over those of its parts."""

    criterion: Criterion
    marks: list[Mark]
    factor: Fraction
    statement: str

    @property
    def is_heading(self) -> bool:
        """Whether its points are those of its parts."""
        return not self.criterion.is_scored

    @property
    def maximum(self) -> int:
        """The most points it can have, in hundredths."""
        return sum(mark.scale.maximum for mark in self.marks)

    @property
    def bands(self) -> list[tuple[str, str]]:
        """What points mean, from low to high: (range, name) in the language in force."""
        step = min(mark.scale.step for mark in self.marks)
        highs = [low - step for low in self.lows[1:]] + [self.maximum]
        return [
            (f"{i18n.points(band['from'])}–{i18n.points(high)}", _name(band))
            for band, high in zip(self.criterion.bands, highs, strict=False)
        ]

    @property
    def lows(self) -> list[int]:
        """Where each band begins, in hundredths."""
        return [band["from"] for band in self.criterion.bands]


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands in for an entry on the practice sheet."""

    number: int = 0
    statements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One entry, its criteria, and the way on; ``first`` is the sheet before it is scored again."""

    entry: Entry | Sample
    standing: Standing
    parts: list[Part]
    totals: Totals
    comment: str
    first: Sheet | None
    way: queries.Way

    @property
    def marks(self) -> list[Mark]:
        """Every line, in order."""
        return [mark for part in self.parts for mark in part.marks]

    @property
    def total(self) -> Fraction | None:
        """The judge's total so far by the rules; None before the first score."""
        return self.totals.of(self.standing.sheet.scores)

    @property
    def maximum(self) -> Fraction | None:
        """The most an entry can have."""
        return self.totals.of({mark.scale.key: mark.scale.maximum for mark in self.marks})

    @property
    def left(self) -> int:
        """How many lines have no score."""
        return sum(mark.given is None for mark in self.marks)

    @property
    def others(self) -> int:
        """How many other entries of the group are not complete."""
        return self.way.left - bool(self.left and not self.standing.closed)


def page_of(judge: Judge, number: int, typed: Mapping[str, str] | None = None, *, blank: bool = False) -> Page:
    """The judge's own sheet of entry ``number``, with what was typed where a form was refused.

    Before judging opens there is nothing to see, and nothing of an entry one has an interest in.
    A blank page is that of an open sheet nobody has written on; a first sheet, which no longer changes, stands on it.
    """
    place = places.place_of(judge, number)
    now = standing.standing_of(place)
    if now.closed == standing.WAITING:
        raise Closed(standing.WAITING)
    entry = panel.entry_for(judge, number)
    if panel.excuses_of(judge).get(entry.id) == "conflict":
        raise NotFound()
    now = Standing(None, Sheet(), None) if blank else now
    round_, typed = queries.round_of(judge), typed or {}
    first = queries.first_sheet_of(judge, entry) if place.attempt > 1 else None
    marks = _marks(zip(round_.lines, place.scales, strict=True), now.sheet, first=first, typed=typed)
    totals = queries.totals_of(judge.competition, round_, entry.category)
    comment = typed.get("comment", now.sheet.comment)
    way = queries.way_of(judge, entry)
    way = replace(way, left=0) if blank else way
    return Page(entry, now, [*_parts(judge, entry, marks, totals=totals)], totals, comment, first, way)


def practice_of(judge: Judge) -> Page:
    """A sheet that belongs to no entry, with the criteria of the competition: for trying how it is done."""
    round_ = queries.round_of(judge)
    category = next(iter(judge.categories or judge.competition.categories))
    scales, totals = queries.scales_of(round_, category), queries.totals_of(judge.competition, round_, category)
    marks = _marks(zip(round_.lines, scales, strict=True), Sheet(), first=None, typed={})
    standing_ = Standing(None, Sheet(), None)
    way = queries.Way(None, None, 0)
    return Page(Sample(), standing_, [*_parts(judge, Sample(), marks, totals=totals)], totals, "", None, way)


def _marks(
    scaled: Iterable[tuple[Criterion, Scale]], sheet: Sheet, *, first: Sheet | None, typed: Mapping[str, str]
) -> list[Mark]:
    """Each line with its scale, what ``sheet`` and the ``first`` one have, and what was ``typed``."""
    return [
        Mark(
            line=line,
            scale=scale,
            given=(given := sheet.scores.get(scale.key)),
            first=first and first.scores.get(scale.key),
            typed=typed.get(f"score-{scale.key}", "" if given is None else i18n.points(given)),
        )
        for line, scale in scaled
    ]


def _parts(judge: Judge, entry: Entry | Sample, marks: list[Mark], *, totals: Totals) -> Iterator[Part]:
    """The criteria of the sheet; entrants write for those of the last round, known in the others by their id there."""
    statements = {row.key: entry.statements.get(str(row.id), "") for row in judge.competition.criteria}
    for criterion in queries.round_of(judge).criteria:
        own = [mark for mark in marks if criterion.id in (mark.line.id, mark.line.parent_id)]
        yield Part(criterion, own, totals.factors[own[0].scale.key], statements.get(criterion.key, ""))


def _name(band: dict) -> str:
    return (i18n.language() == "en" and band.get("name_en")) or band["name"]


def added_up(competition: Competition, round_: Round) -> dict:
    """For pages that add up on the tablet: the lines of every sheet, and how those of one group make a total."""

    def totals_of(category: Category) -> Totals:
        return queries.totals_of(competition, round_, category)

    return {"lines": [str(line.id) for line in round_.lines], "totals_of": totals_of}
