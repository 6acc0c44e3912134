"""Deciding about scores that came after the deadline: one person proposes, a second one agrees.

They are in the log and on no sheet before; accepted, they are written there, refused they stay in the log.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Row, select

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.holding import hold
from judging.competitions.models import Round, Staff
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Invalid, NotFound, Stale
from judging.infra.db import db, lock
from judging.infra.text import clean
from judging.panel.enough import round_to_change
from judging.panel.models import Judge
from judging.scoring import places, sheets, standing
from judging.scoring.decisions import LateRuling
from judging.scoring.late_list import is_over_newer, is_ruled, late_in
from judging.scoring.models import Operation

#: Marks a sentence for the catalogue.
N_ = str

DECIDED = N_("These late scores have been decided about, or others have come. Please look at the list again.")


def propose(
    judge: Judge, entry: Entry, *, is_accepted: bool, reason: str, newest: str, actor: Person, now: datetime
) -> LateRuling:
    """Say what is to become of the late scores of one sheet that were seen, those up to the one named ``newest``.

    Nothing happens to them before a second person agrees. Raises Stale when there are none (any more).
    """
    round_ = _held(judge)
    if not clean(reason):
        raise Invalid("Please write the reason; it stands in the log.")
    mine = (Operation.judge_id == judge.id, Operation.entry_id == entry.id)
    upto = select(Operation.id).where(*mine, Operation.uuid == newest).scalar_subquery()
    seen = late_in(round_, Operation).where(*mine, Operation.id <= upto, ~is_ruled())
    operations = list(db.session.scalars(seen))
    if not operations:
        raise Stale(DECIDED)
    if is_accepted:
        _require_acceptable(_found(judge, entry), operations)
    ruling = LateRuling(
        round_id=round_.id, judge_id=judge.id, entry_id=entry.id, is_accepted=is_accepted, reason=clean(reason),
        proposed_by_id=actor.id, proposed_at=now, operations=operations,
    )  # fmt: skip
    db.session.add(ruling)
    record("taking late scores proposed" if is_accepted else "refusing late scores proposed", now=now, actor=actor,
           competition=judge.competition, subject=f"entry:{entry.id}", judge=judge.id, count=ruling.count,
           reason=ruling.reason)  # fmt: skip
    return ruling


def confirm(ruling: LateRuling, *, may_replace: bool = False, actor: Person, now: datetime) -> None:
    """Agree, as somebody else than who proposed; one of the two is an organiser. Accepted scores are on the sheet then.

    Where a newer score stands on the sheet, it is replaced only with ``may_replace``.
    """
    judge = ruling.judge
    _held(judge)
    _require_waiting(ruling)
    _require_second(ruling, actor)
    if ruling.is_accepted:
        _write(ruling, may_replace=may_replace, now=now)
    ruling.settled_by_id, ruling.settled_at, ruling.is_confirmed = actor.id, now, True
    record("late scores taken" if ruling.is_accepted else "late scores refused", now=now, actor=actor,
           competition=judge.competition, subject=f"entry:{ruling.entry_id}", judge=judge.id,
           count=ruling.count, reason=ruling.reason)  # fmt: skip


def turn_down(ruling: LateRuling, *, actor: Person, now: datetime) -> None:
    """Do not agree, or take one's own proposal back: the scores are undecided again."""
    _held(ruling.judge)
    _require_waiting(ruling)
    ruling.settled_by_id, ruling.settled_at, ruling.is_confirmed = actor.id, now, False
    record("proposal about late scores turned down", now=now, actor=actor, competition=ruling.judge.competition,
           subject=f"entry:{ruling.entry_id}", judge=ruling.judge_id)  # fmt: skip


def _held(judge: Judge) -> Round:
    """The round about which is decided; until the commit nobody else decides, and nothing is written for the judge."""
    hold(judge.competition, "judging", "closed")
    round_ = round_to_change(judge.competition)
    lock(judge)
    return round_


def _require_waiting(ruling: LateRuling) -> None:
    db.session.refresh(ruling)
    if ruling.settled_at is not None or ruling.round_id != ruling.judge.competition.scored_round.id:
        raise Stale(DECIDED)


def _require_second(ruling: LateRuling, actor: Person) -> None:
    if actor.id == ruling.proposed_by_id:
        raise Conflict("Two people decide about late scores. Please ask somebody else of the desk to confirm.")
    both = [db.session.get(Staff, (ruling.judge.competition_id, each)) for each in (actor.id, ruling.proposed_by_id)]
    if not any(staff and staff.role == "organiser" for staff in both):
        raise Conflict("One of the two who decide about late scores is an organiser. Please ask one to confirm.")


def _write(ruling: LateRuling, *, may_replace: bool, now: datetime) -> None:
    """The last intention for each field goes onto the sheet, as an operation of its own in the log."""
    standing.hold(ruling.judge_id, ruling.round_id)
    found = _found(ruling.judge, ruling.entry)
    _require_acceptable(found, ruling.operations)
    if not may_replace and any(is_over_newer(each, found.written) for each in ruling.operations):
        raise Conflict(
            "A newer score stands on this sheet. Please look at the list again, and say that the late one is to "
            "replace it, or refuse the late one."
        )
    place = places.place_of(ruling.judge, ruling.entry.number)
    sheets.put(place, found, {each.field: each.value for each in _intentions(ruling.operations)}, now=now)


def _intentions(operations: Iterable[Operation]) -> list[Operation]:
    """The last of each tablet for each field, by the tablet's own count: its clock may have been put right meanwhile.

    Of two tablets the later one comes last, by the clock.
    """
    ordered = sorted(operations, key=lambda each: each.sequence)
    last = {(each.field, each.tablet_id): each for each in ordered}
    return sorted(last.values(), key=lambda each: (each.made_at, each.number))


def _found(judge: Judge, entry: Entry) -> Row:
    """How the sheet stands; raises Closed where the entry is not judged any more."""
    try:
        return standing.row_of(places.place_of(judge, entry.number))
    except NotFound as gone:
        raise Closed(standing.NOT_JUDGED) from gone


def _require_acceptable(found: Row, operations: Iterable[Operation]) -> None:
    """Refuse what would break the sheet, or be on one that does not count; raises Closed or Conflict."""
    if standing.own_reason_of(found) not in (None, standing.HANDED_IN):
        raise Closed(
            "This sheet is left out: by a conflict of interest, a waiver, or a judge left out of the group. "
            "Please settle that first, or refuse the late scores."
        )
    if any(each.attempt != found.attempt for each in operations):
        raise Closed("This entry has been scored again since; its first sheet no longer counts.")
    if (standing.is_over(found) or found.is_handed_in) and any(each.value is None for each in operations):
        raise Conflict("One of these takes a score away. The sheet would be incomplete; they can only be refused.")
