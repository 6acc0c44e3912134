"""What is still missing before a step, over a competition's own rows.

Keys, not sentences: ``judging.web.desk.missing`` says each in words and names the page
where it is entered. What needs the panel or the entries is in ``judging.desk.readiness``.
"""

from judging.competitions.models import Competition
from judging.competitions.rules import is_reachable, total_of

FOR_OPENING = ("title", "organiser", "phone", "groups", "criteria", "entry_dates", "awards")
FOR_JUDGING = (
    *("groups", "criteria", "awards", "points", "steps"),
    *("threshold", "ties", "limit", "minimum_judges", "judging_dates"),
)


def missing_for_opening(competition: Competition) -> list[str]:
    """What blocks opening for entries, as keys in the order of the set-up; empty when nothing does."""
    return _missing(competition, FOR_OPENING)


def missing_for_judging(competition: Competition) -> list[str]:
    """What blocks opening for judging."""
    return _missing(competition, FOR_JUDGING)


def _missing(competition: Competition, keys: tuple[str, ...]) -> list[str]:
    is_there = {
        "title": bool(competition.title.strip()),
        "organiser": bool(competition.organiser.strip()),
        "phone": bool(competition.phone.strip()),
        "groups": bool(competition.categories),
        "criteria": bool(competition.criteria),
        "entry_dates": None not in (competition.opens_at, competition.deadline_at),
        "awards": _has_awards(competition),
        "points": all(criterion.maximum is not None for criterion in competition.criteria),
        "steps": all(criterion.step is not None for criterion in competition.criteria),
        "threshold": _has_threshold(competition),
        "ties": competition.tie_chain is not None,
        "limit": competition.awards_per_entrant is not None,
        "minimum_judges": competition.minimum_judges is not None,
        "judging_dates": competition.judging_closes_at is not None,
    }
    return [key for key in keys if not is_there[key]]


def _has_awards(competition: Competition) -> bool:
    """Every award has a number for every group, or "all that qualify"."""
    groups = {category.id for category in competition.categories}
    return bool(competition.prizes) and all(
        groups == {quota.category_id for quota in prize.quotas} for prize in competition.prizes
    )


def _has_threshold(competition: Competition) -> bool:
    comparison, value = competition.threshold_comparison, competition.threshold
    if comparison == "none":
        return True
    return None not in (comparison, value) and is_reachable(value, comparison, total_of(competition))
