"""What the page of one sheet shows."""

from dataclasses import dataclass

from judging.competitions.models import Criterion
from judging.entries.models import Entry
from judging.errors import Closed, NotFound
from judging.infra import i18n
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.scoring import queries, standing
from judging.scoring.scales import Scale
from judging.scoring.standing import Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion as it is scored: its scale, the score given, what the entrant says."""

    criterion: Criterion
    scale: Scale
    given: int | None
    typed: str
    statement: str

    @property
    def bands(self) -> list[tuple[str, str]]:
        """What scores mean, from low to high: (range, name) in the language in force."""
        highs = [low - self.scale.step for low in self.lows[1:]] + [self.scale.maximum]
        return [
            (f"{i18n.points(band['from'])}–{i18n.points(high)}", _name(band))
            for band, high in zip(self.criterion.bands, highs, strict=False)
        ]

    @property
    def lows(self) -> list[int]:
        """Where each band begins, in hundredths."""
        return [band["from"] for band in self.criterion.bands]


@dataclass(frozen=True, slots=True)
class Page:
    """One entry, its marks, and the way on."""

    entry: Entry
    standing: Standing
    marks: list[Mark]
    comment: str
    way: queries.Way

    @property
    def total(self) -> int | None:
        """The judge's total so far; None before the first score."""
        scores = self.standing.sheet.scores
        return sum(scores.values()) if scores else None

    @property
    def maximum(self) -> int:
        """The most an entry can have."""
        return sum(mark.scale.maximum for mark in self.marks)

    @property
    def left(self) -> int:
        """How many criteria have no score."""
        return sum(mark.given is None for mark in self.marks)

    @property
    def others(self) -> int:
        """How many other products of the group are not complete."""
        return self.way.left - bool(self.left and not self.standing.closed)


def page_of(judge: Judge, number: int, typed: dict[str, str] | None = None) -> Page:
    """The judge's own sheet of entry ``number``, with what was typed where a form was refused.

    Before judging opens there is nothing to see, and nothing of an entry one has an interest in.
    """
    place = standing.place_of(judge, number)
    now = standing.standing_of(place)
    if now.closed == standing.WAITING:
        raise Closed(standing.WAITING)
    entry = panel.entry_for(judge, number)
    if panel.excuses_of(judge).get(entry.id) == "conflict":
        raise NotFound()
    typed = typed or {}
    marks = [
        Mark(
            criterion=criterion,
            scale=scale,
            given=(given := now.sheet.scores.get(scale.key)),
            typed=typed.get(f"score-{scale.key}", "" if given is None else i18n.points(given)),
            statement=entry.statements.get(scale.key, ""),
        )
        for criterion, scale in zip(queries.round_of(judge).lines, place.scales, strict=True)
    ]
    return Page(entry, now, marks, typed.get("comment", now.sheet.comment), queries.way_of(judge, entry))


def _name(band: dict) -> str:
    return (i18n.language() == "en" and band.get("name_en")) or band["name"]
