"""Writing a whole sheet at once: as a form sends it, or as it stands on paper."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from judging.errors import Invalid
from judging.infra import ids
from judging.infra.text import clean
from judging.scoring import drafts, merge, operations, receipts, scales
from judging.scoring.drafts import LONGEST_COMMENT, Draft
from judging.scoring.merge import Sheet, Written
from judging.scoring.operations import COMMENT
from judging.scoring.places import Place
from judging.scoring.standing import CLOSED, OVERDUE, hold, is_over, reason_of, row_of


def prepared(place: Place, scores: object, comment: object, *, seen: object) -> Sheet:
    """What a judge sent over the version ``seen``, checked; no lock is needed yet. Raises Invalid."""
    if type(seen) is not int or seen < merge.UNSEEN or not isinstance(comment, str):
        raise Invalid("These scores do not belong to this competition's criteria. Please reload the page.")
    comment = clean(comment)
    if len(comment) > LONGEST_COMMENT:
        raise Invalid("The comment is too long. At most %(longest)s characters, please.", longest=LONGEST_COMMENT)
    return Sheet(scales.checked(scores, place.scales), comment, seen)


def fill_in(place: Place, sent: Sheet, *, by_judge: bool = False, now: datetime) -> Sheet:
    """Write what the judge sent (``prepared``) onto the sheet, and give the sheet as it stands afterwards.

    A repeated sending is welcome, even after closing, and changes nothing; see
    ``merge.is_change`` for the rule. Raises Closed (for the judge also after the deadline:
    what is typed on paper before it may be copied later), or TwoOpinions with what is kept.
    """
    hold(place.judge_id, place.round_id)
    found = row_of(place)
    kept = Sheet(found.scores, found.comment, found.version) if found.sheet else Sheet()
    closed = CLOSED if is_over(found) or found.attempt != place.attempt else reason_of(found)
    if by_judge and closed is None and found.due_at is not None and now > found.due_at:
        closed = OVERDUE
    if not merge.is_change(kept, sent, closed=closed):
        return kept
    put(
        place,
        found,
        {scale.key: sent.scores.get(scale.key) for scale in place.scales} | {COMMENT: sent.comment},
        now=now,
    )
    return Sheet(sent.scores, sent.comment, kept.version + 1)


def put(place: Place, found: Row, wanted: Mapping[str, Any], *, now: datetime) -> None:
    """Write ``wanted`` over the sheet as it was ``found``: each field that differs is an operation without a tablet."""
    draft = Draft(found, {scale.key: scale for scale in place.scales})
    lines = [
        _line(place, draft, field, value=value, now=now)
        for field, value in wanted.items()
        if value != draft.value(field)
    ]
    operations.append(lines, operations.known(place.judge_id).newest)
    drafts.write([draft], place.judge_id, place.round_id, now=now)


def _line(place: Place, draft: Draft, field: str, *, value: Any, now: datetime) -> dict:
    before, uuid = draft.standing(field), ids.key()
    version = before.version + 1
    draft.put(field, value, Written(version))
    at = operations.ms(now)
    parts = (uuid, None, 0, place.judge_id, place.round_id, place.attempt, place.entry_id, field, value,
             before.version, at, 0)  # fmt: skip
    return {
        "judge_id": place.judge_id,
        "uuid": uuid,
        "tablet_id": None,
        "sequence": 0,
        "round_id": place.round_id,
        "attempt": place.attempt,
        "entry_id": place.entry_id,
        "field": field,
        "value": value,
        "seen": before.version,
        "version": version,
        "outcome": "kept",
        "made_at": now,
        "received_at": now,
        "is_flagged": False,
        "digest": receipts.operation(parts),
    }
