"""Taking a tablet's letter: every operation is written into the log and onto its sheet, or refused by name.

The whole letter is one transaction. What is answered here is true only once it is committed.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Row

from judging.errors import Closed, Invalid, Refusal
from judging.scoring import drafts, merge, operations, standing, tablets
from judging.scoring.drafts import Draft
from judging.scoring.letters import Letter, Sent
from judging.scoring.merge import Arrival, Written
from judging.scoring.operations import BOOKMARK, MEMO, Known, Last
from judging.scoring.seats import Seat

#: Marks a sentence for the catalogue.
N_ = str

NOT_YOURS = N_("This entry is not among those you score. Please reload the list.")
ANOTHER = N_("This was sent before with other content. Please call the organisers.")
FORMLESS = N_("This score could not be read. Please give it once more.")
LATE = N_("This arrived after the deadline. It is kept on the server; the organisers decide whether it counts.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one operation: a line of the log, or why it was refused; ``kept`` (value, version) stands now."""

    sent: Sent
    line: dict | None = None
    refusal: Refusal | None = None
    kept: tuple | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to a letter; without ``has_last`` the log does not know the tablet's last receipt."""

    has_last: bool
    newest: Last
    answers: list[Answer]


@dataclass(slots=True)
class _Desk:
    """One letter being taken: what stood before, the drafts, and the log's new lines."""

    seat: Seat
    tablet: int
    known: Known
    found: dict[int, Row]
    is_again: bool
    now: datetime
    first_closing: datetime | None = None
    drafts: dict[int, Draft] = field(default_factory=dict)
    lines: dict[str, dict] = field(default_factory=dict)


def take(seat: Seat, letter: Letter, *, now: datetime) -> Taken:
    """Write what ``letter`` brings. Repeats change nothing and are answered as at first, also after closing."""
    standing.hold(seat.judge_id, seat.round_id)
    said = {"app": letter.app, "waiting": letter.left, "offset_ms": letter.offset_ms}
    tablet = tablets.heard(seat.judge_id, letter.device, sign_in=seat.sign_in, now=now, **said)
    known = operations.known(seat.judge_id, {sent.uuid for sent in letter.operations}, last=letter.last)
    numbers = {sent.entry for sent in letter.operations}
    found = standing.rows_of(seat.judge_id, seat.round_id, numbers) if numbers else {}
    desk = _Desk(seat, tablet, known, found, letter.is_again, now)
    answers = [_answer(desk, sent) for sent in letter.operations]
    newest = operations.append([*desk.lines.values()], known.newest)
    drafts.write(desk.drafts.values(), seat.judge_id, seat.round_id, now=now)
    return Taken(known.has_last, newest, answers)


def _answer(desk: _Desk, sent: Sent) -> Answer:
    draft = _draft(desk, sent)
    line = desk.known.lines.get(sent.uuid) or desk.lines.get(sent.uuid)
    if line is None:
        try:
            line = desk.lines[sent.uuid] = _line(desk, sent, draft)
        except Refusal as refusal:
            return Answer(sent, refusal=refusal)
    elif line["digest"] != sent.digest:
        return Answer(sent, refusal=Invalid(ANOTHER))
    kept = (draft.value(sent.field), draft.standing(sent.field).version) if draft else None
    return Answer(sent, line, kept=kept)


def _draft(desk: _Desk, sent: Sent) -> Draft | None:
    """The sheet an operation is about; None where the judge has no such entry."""
    if sent.entry not in desk.drafts and sent.entry in desk.found:
        desk.drafts[sent.entry] = Draft(desk.found[sent.entry], desk.seat.lines)
    return desk.drafts.get(sent.entry)


def _line(desk: _Desk, sent: Sent, draft: Draft | None) -> dict:
    """The log's line of a new operation, its value written onto the sheet where it stands. Raises a Refusal."""
    if draft is None:
        raise Invalid(NOT_YOURS)
    value = draft.checked(sent.field, sent.value)
    before = draft.standing(sent.field)
    is_same = value == draft.value(sent.field) or sent.field == BOOKMARK  # a bookmark is nothing to be asked about
    outcome, is_flagged = _judged(desk, sent, draft.found, is_same=is_same)
    if outcome is None:
        seen = merge.UNSEEN if desk.is_again else sent.seen
        arguments = {"tablet": desk.tablet, "sequence": sent.sequence, "seen": seen, "is_same": is_same}
        outcome = merge.outcome_of(before, **arguments)
    version = before.version + 1 if outcome == "kept" else before.version
    if outcome == "kept":
        draft.put(sent.field, value, Written(version, desk.tablet, sent.sequence))
    return {
        "judge_id": desk.seat.judge_id,
        "uuid": sent.uuid,
        "tablet_id": desk.tablet,
        "sequence": sent.sequence,
        "round_id": desk.seat.round_id,
        "attempt": draft.found.attempt,
        "entry_id": draft.found.entry,
        "field": sent.field,
        "value": value,
        "seen": sent.seen,
        "version": version,
        "outcome": outcome,
        "made_at": sent.made,
        "received_at": desk.now,
        "is_flagged": is_flagged,
        "digest": sent.digest,
    }


def _judged(desk: _Desk, sent: Sent, found: Row, *, is_same: bool) -> tuple[str | None, bool]:
    """Whether the time is right: an outcome where that decides, and the flag. Raises Closed.

    Private notes know no deadline. A score that stands already is welcome after closing. First sheets of a round
    that was opened again for other entries are closed: what was made before that closing is late.
    """
    if sent.field in MEMO:
        return None, False
    if (sent.round, sent.attempt) != (found.round_key, found.attempt):
        raise Closed(standing.CLOSED)
    is_passed = standing.is_passed(found)
    is_over = is_passed or standing.is_over(found)
    reason = standing.own_reason_of(found) if is_passed else standing.reason_of(found)
    if is_same and (reason or is_over):
        return "overtaken", False
    if reason:
        raise Closed(reason)
    arrival = Arrival(
        made=sent.made,
        received=desk.now,
        due=found.due_at,
        grace=timedelta(minutes=found.grace_minutes),
        closed=_closing(desk, found) if is_over else None,
    )
    if arrival.is_refused:
        raise Closed(standing.CLOSED)
    return ("late" if arrival.is_late else None), arrival.is_flagged


def _closing(desk: _Desk, found: Row) -> datetime | None:
    """When the scoring that a sheet is of ended: for first sheets of a round opened again, by the log."""
    if not standing.is_passed(found):
        return found.closed_at
    if desk.first_closing is None:
        desk.first_closing = standing.first_closing_of(desk.seat.round_id)
    return desk.first_closing
