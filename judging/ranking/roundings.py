"""Every rounding in one entry's result, shown again: which figure, as it was and as it became.

The pipeline keeps what came out of each stage; what went in follows from the stage before
it (``docs/rules.md``, sections 4.2, 4.4 and 6).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from judging.ranking.arithmetic import combine, share, total
from judging.ranking.figures import weighed
from judging.ranking.rules import Public, Scored
from judging.ranking.types import Combined, RoundResult


@dataclass(frozen=True, slots=True)
class Rounding:
    """One figure at a stage that the rules name; ``of`` is the judge, panel or criterion it belongs to."""

    stage: str
    of: str
    before: Fraction
    after: Fraction


def roundings(round: Scored | Public, result: RoundResult) -> list[Rounding]:
    """The named stages of one result in the order they happen; those that changed nothing too."""
    stages = _scored(round, result) if isinstance(round, Scored) else _public(round, result)
    carried = sum((points for _, points in result.carried), start=result.figure)
    named = [*stages, Rounding("total", "", carried, result.total)]
    return [each for each in named if getattr(round.decimals, each.stage) is not None]


def _public(round: Public, result: RoundResult) -> Iterator[Rounding]:
    yield Rounding("figure", "", round.maximum * share(result.votes, result.most_votes), result.figure)


def _scored(round: Scored, result: RoundResult) -> Iterator[Rounding]:
    factors = [criterion.factor for criterion in result.criteria]
    if round.per == "sheet":
        for sheet in result.sheets:
            exact = sum((p * f for p, f in zip(sheet.points, factors, strict=True)), start=Fraction(0))
            yield Rounding("sheet", sheet.judge, exact, sheet.total)
        yield from _panels(round, result, combined=result.combined, values=[sheet.total for sheet in result.sheets])
        yield Rounding("figure", "", weighed(round, result.combined), result.figure)
        return
    for at, criterion in enumerate(result.criteria):
        values = [sheet.points[at] for sheet in result.sheets]
        yield from _panels(round, result, combined=criterion.combined, values=values, of=criterion.criterion)
        exact = weighed(round, criterion.combined, criterion.criterion)
        yield Rounding("criterion", criterion.criterion, exact, criterion.figure)
        yield Rounding("weighted", criterion.criterion, criterion.figure * criterion.factor, criterion.weighted)
    yield Rounding("figure", "", total([criterion.weighted for criterion in result.criteria]), result.figure)


def _panels(
    round: Scored, result: RoundResult, *, combined: Sequence[Combined], values: Sequence[Fraction], of: str = ""
) -> Iterator[Rounding]:
    """Each panel's value, of all its sheets but those dropped; ``of`` a criterion, written before the panel."""
    for each in combined if round.panels else ():
        kept = [
            value
            for sheet, value in zip(result.sheets, values, strict=True)
            if sheet.panel == each.panel and sheet.judge not in each.dropped
        ]
        name = f"{of}.{each.panel}" if of else each.panel
        yield Rounding("panel", name, combine(kept, round.combine), each.value)
