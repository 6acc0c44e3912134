"""What entrants rely on once a product has been submitted, and no change of the rules may break. Pure."""

from collections.abc import Iterator, Sequence
from math import inf

from judging.errors import Closed
from judging.ranking.rules import ALL, EVERYBODY, Award, Named, Rules, Scored


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
    groups = [group.id for group in after.groups] or [EVERYBODY]
    if any(_is_lowered(award, offered[award.id], groups) for award in before.awards):
        raise Closed("Entries have been submitted for these awards: their number can be raised, not lowered.")


def _lines(rules: Rules) -> Iterator[tuple[str, str, str]]:
    for round_ in rules.rounds:
        if isinstance(round_, Scored):
            for criterion in round_.criteria:
                yield round_.id, criterion.id, ""
                yield from ((round_.id, criterion.id, part.id) for part in criterion.parts)


def _ids(things: tuple[Named, ...]) -> Iterator[str]:
    return (thing.id for thing in things)


def _is_lowered(before: Award, after: Award, groups: Sequence[str]) -> bool:
    """Whether a group would receive fewer: by its number, or because all groups would share one."""
    is_shared = after.across and not before.across and len(groups) > 1
    promised = [_cap(before, group) for group in groups]
    return (is_shared and any(promised)) or any(
        _cap(after, group) < cap for group, cap in zip(groups, promised, strict=True)
    )


def _cap(award: Award, group: str) -> float:
    """How many a group may receive; a side prize has no number, and what has not been decided promises nothing."""
    if award.side:
        return 0
    cap = award.caps.get(EVERYBODY if award.across else group, award.cap)
    return inf if cap == ALL else cap or 0
