"""What entrants rely on once a product has been submitted, and no change of the rules may break. Pure."""

from collections.abc import Iterator
from math import inf

from judging.errors import Closed
from judging.ranking.rules import ALL, Award, Named, Rules, Scored


def require_kept(before: Rules, after: Rules) -> None:
    """Refuse a change that breaks a promise; raises Closed."""
    if before.subject != after.subject:
        raise Closed("Entries have been submitted: what competes can no longer change.")
    if before.statements != after.statements:
        raise Closed("Entries have been submitted: whether texts per criterion are required can no longer change.")
    if sorted(_lines(before)) != sorted(_lines(after)):
        raise Closed("Entries have been submitted for these criteria: they can be corrected, not added or removed.")
    offered = {award.id: award for award in after.awards}
    if {award.id for award in before.awards} != offered.keys() or {*_ids(before.bands)} != {*_ids(after.bands)}:
        raise Closed("Entries have been submitted for these awards: they can be corrected, not added or removed.")
    groups = [group.id for group in after.groups] or [""]
    if any(_cap(offered[award.id], group) < _cap(award, group) for award in before.awards for group in groups):
        raise Closed("Entries have been submitted for these awards: their number can be raised, not lowered.")


def _lines(rules: Rules) -> Iterator[tuple[str, str, str]]:
    for round_ in rules.rounds:
        if isinstance(round_, Scored):
            for criterion in round_.criteria:
                yield round_.id, criterion.id, ""
                yield from ((round_.id, criterion.id, part.id) for part in criterion.parts)


def _ids(things: tuple[Named, ...]) -> Iterator[str]:
    return (thing.id for thing in things)


def _cap(award: Award, group: str) -> float:
    """How many a group may receive; what has not been decided promises nothing."""
    cap = award.caps.get(group, award.cap)
    return inf if cap == ALL else cap or 0
