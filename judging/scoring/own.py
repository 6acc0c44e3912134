"""A judge's own work as the tablet keeps it: rounds, groups, sheets with the version of every score, notes."""

from dataclasses import dataclass
from typing import Any

from judging.competitions.models import Round
from judging.panel.models import Judge
from judging.scoring import operations, queries, standing
from judging.scoring.queries import Group


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """One sheet; ``versions`` is field -> version; ``closed`` the sentence that says why it cannot change."""

    group: int
    number: int
    closed: str | None
    scores: dict[str, int]
    comment: str
    note: str
    is_bookmarked: bool
    versions: dict[str, int]


@dataclass(frozen=True, slots=True)
class Own:
    """Everything of one judge in the round judges see; no groups and sheets before it opens."""

    round: Round
    latest: int
    groups: list[Group]
    sheets: list[OwnSheet]


def own(judge: Judge) -> Own:
    """What this judge has and may do now; raises NotFound where no round is scored."""
    round_ = queries.round_of(judge)
    latest = operations.known(judge.id).newest.number
    if round_.state == "waiting":
        return Own(round_, latest, [], [])
    groups = queries.groups_of(judge)
    numbers = {task.entry.number: group for group in groups for task in group.tasks}
    found = standing.rows_of(judge.id, round_.id, numbers)
    sheets = [_sheet(group, found[number]) for number, group in numbers.items() if number in found]
    return Own(round_, latest, groups, sheets)


def _sheet(group: Group, found: Any) -> OwnSheet:
    reason = standing.CLOSED if standing.is_over(found) else standing.reason_of(found)
    written = {**(found.written or {}), **(found.noted or {})}
    return OwnSheet(
        group=group.category.position,
        number=found.number,
        closed=reason,
        scores=found.scores or {},
        comment=found.comment or "",
        note=found.note or "",
        is_bookmarked=bool(found.is_bookmarked),
        versions={field: mark[0] for field, mark in written.items()},
    )
