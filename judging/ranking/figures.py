"""From an entry's sheets to its figure in a round, with every step kept as its derivation.

``docs/rules.md``, section 4.2: the order of dropping, combining, rounding and weighting is part of the rule.
"""

from collections.abc import Sequence
from fractions import Fraction

from judging.ranking.arithmetic import combine, rounded, total
from judging.ranking.rules import Panel, Scored
from judging.ranking.types import Combined, CriterionFigure, Sheet

#: All judges together, where the rules know no panels.
EVERY_JUDGE = (Panel(id=""),)


def counting(round: Scored, sheets: Sequence[Sheet]) -> tuple[tuple[Sheet, ...], tuple[Sheet, ...]]:
    """The sheets that count, and those of panels of weight 0."""
    silent = {panel.id for panel in round.panels if not panel.weight}
    if not silent:
        return tuple(sheets), ()
    return tuple(s for s in sheets if s.panel not in silent), tuple(s for s in sheets if s.panel in silent)


def by_sheet(round: Scored, sheets: Sequence[Sheet], factors: Sequence[Fraction]):
    """(figure, how the sheets were combined, criterion figures) where sheet totals are combined."""
    combined = combined_by_panel(round, sheets, [sheet.corrected for sheet in sheets])
    figure = rounded(weighed(round, combined), round.decimals.figure)
    criteria = []
    by_line = zip(*(sheet.points for sheet in sheets), strict=True)
    for criterion, factor, points in zip(round.criteria, factors, by_line, strict=True):
        mean = total(points, shared_by=len(sheets))
        criteria.append(CriterionFigure(criterion.id, mean, factor, mean if factor == 1 else mean * factor))
    return figure, combined, tuple(criteria)


def by_criterion(round: Scored, sheets: Sequence[Sheet], factors: Sequence[Fraction]):
    """(figure, nothing, criterion figures) where each criterion is combined by itself."""
    criteria = []
    for at, criterion in enumerate(round.criteria):
        combined = combined_by_panel(round, sheets, [sheet.points[at] for sheet in sheets])
        figure = rounded(weighed(round, combined, criterion.id), round.decimals.criterion)
        weighted = rounded(figure * factors[at], round.decimals.weighted)
        criteria.append(CriterionFigure(criterion.id, figure, factors[at], weighted, combined))
    return rounded(total([c.weighted for c in criteria]), round.decimals.figure), (), tuple(criteria)


def combined_by_panel(round: Scored, sheets: Sequence[Sheet], values: Sequence[Fraction]) -> tuple[Combined, ...]:
    """One value for each panel that has a sheet, the extremes dropped where there are enough of them."""
    combined = []
    for panel in round.panels or EVERY_JUDGE:
        own = [(v, s.judge) for s, v in zip(sheets, values, strict=True) if s.panel == panel.id]
        if own:
            kept, dropped = _dropped(round, own)
            value = combine(kept, round.combine)
            decimals = round.decimals.panel if round.panels else None
            combined.append(Combined(panel.id, rounded(value, decimals), dropped))
    return tuple(combined)


def _dropped(round: Scored, own: list[tuple[Fraction, str]]) -> tuple[list[Fraction], tuple[str, ...]]:
    low, high = round.drop_low, round.drop_high
    least = low + high + 1 if round.drop_from is None else round.drop_from
    if not low + high or len(own) < least:
        return [value for value, _ in own], ()
    own = sorted(own)
    kept = own[low : len(own) - high]
    return [value for value, _ in kept], tuple(judge for _, judge in own[:low] + own[len(own) - high :])


def weighed(round: Scored, combined: Sequence[Combined], criterion: str | None = None) -> Fraction:
    """The panels' values as one, by their weights: the weighted mean, 0 where no weight is left."""
    if not round.panels:
        return combined[0].value
    panels = {panel.id: panel for panel in round.panels}
    weights = [panels[c.panel].weights.get(criterion, panels[c.panel].weight) for c in combined]
    whole = sum(weights)
    return sum(w * c.value for w, c in zip(weights, combined, strict=True)) / whole if whole else whole
