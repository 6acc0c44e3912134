"""What a round with ``combine = "corrected"`` takes away from each judge's sheets: the twin of ``correcting``.

In another case the effects are measured anew on the sheets as they are then, rounded as the rules say and held to the
limit.
Where they are then too unsure, or cannot be told, the rules decide: the plain mean; or, where they refuse a result,
what is measured, or at least what is taken officially, since refusing would answer nothing.
"""

from dataclasses import replace

import numpy as np

from judging.ranking.certainty.marks import Floats, Marks
from judging.ranking.certainty.severity import linked, severities
from judging.ranking.certainty.untold import Untold
from judging.ranking.rules import Scored
from judging.ranking.types import RoundResult

CLOSE = 1e-9  # what floats may be off by: a limit that is met exactly, a half that is rounded away from nought


def official(marks: Marks, results: list[RoundResult]) -> Floats:
    """What each judge's sheets (m) have lost by the exact result; nought where the plain mean was used."""
    effects = {sheet.judge: sheet.effect for result in results for sheet in result.sheets}
    return np.array([float(effects[judge] or 0) for judge in marks.judges])


def measured(marks: Marks, round: Scored, before: Floats, *, total: Floats, without: int | None) -> Floats:
    """What they would lose (m) with these totals (N) of the sheets, or without a judge; ``before`` is what they do."""
    marks, rule = replace(marks, total=total), round.correction
    left = marks if without is None else marks.without_judge(without)
    try:
        found = severities(left)
    except Untold:
        return before if rule.otherwise == "refuse" else np.zeros_like(before)
    if rule.otherwise == "mean" and rule.within == "all" and linked(left) > 1:
        return np.zeros_like(before)
    if rule.otherwise == "mean" and found.error.max() > float(rule.limit) + CLOSE:
        return np.zeros_like(before)
    unit = 10.0**rule.decimals
    return np.sign(found.effect) * np.floor(np.abs(found.effect) * unit + 0.5 + CLOSE * unit) / unit
