"""The rules as one value: what judges are told, and everything a result depends on besides the scores."""

from datetime import datetime
from typing import Any

from judging.competitions.models import Competition
from judging.ranking.fingerprint import fingerprint

_NAMES = ("id", "name", "name_en")
_CRITERION = (*_NAMES, "maximum", "step", "guidance", "guidance_en", "bands")
_RULES = (
    "threshold",
    "threshold_comparison",
    "tie_chain",
    "awards_per_entrant",
    "minimum_judges",
    "is_identity_shown",
    "is_total_public",
)


def snapshot(competition: Competition) -> dict[str, Any]:
    """The rules as they stand now, as plain values with one spelling (``ranking.fingerprint``)."""
    return {
        "categories": [_of(category, _NAMES) for category in competition.categories],
        "criteria": [_of(criterion, _CRITERION) for criterion in competition.criteria],
        "prizes": [
            _of(prize, _NAMES) | {"caps": {str(quota.category_id): quota.cap for quota in prize.quotas}}
            for prize in competition.prizes
        ],
        **_of(competition, _RULES),
    }


def freeze(competition: Competition, *, now: datetime) -> None:
    """Keep the rules as they stand, and their fingerprint."""
    competition.rules = snapshot(competition)
    competition.rules_fingerprint = fingerprint(competition.rules)
    competition.rules_frozen_at = now


def thaw(competition: Competition) -> None:
    """Let the rules be changed again."""
    competition.rules = competition.rules_fingerprint = competition.rules_frozen_at = None


def in_force(competition: Competition) -> dict[str, Any]:
    """The frozen rules, or before that the rules as they stand."""
    return competition.rules or snapshot(competition)


def _of(row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
