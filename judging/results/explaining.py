"""Why each entry stands where it stands, in one sentence in both languages."""

from collections.abc import Iterable

from judging.competitions.models import Competition
from judging.ranking import types
from judging.ranking.explain import Explainer


def sentences(
    competition: Competition, outcome: types.Outcome, standings: Iterable[types.Standing]
) -> dict[str, dict[str, str]]:
    """Entry number as text -> the sentence about it in ``vi`` and ``en``."""
    explainer = Explainer(competition.rules, outcome)
    return {standing.entry: explainer.explain(standing) for standing in standings}
