"""What a tablet found when it checked itself before the event."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from judging.errors import Invalid, NotFound
from judging.infra.db import db
from judging.panel.models import Judge
from judging.scoring.models import Tablet

#: In the order they are shown: what is looked at, by name.
NAMES = ("secure", "store", "persisted", "space", "clock", "worker", "pack", "version", "receipts")
LONGEST = 300


def record(judge: Judge, device: str, result: Any, *, now: datetime) -> Tablet:
    """Keep ``{name: {"ok": bool, "says": "…"}}`` of a judge's own tablet.

    Raises Invalid, or NotFound before its first letter.
    """
    checked = _checked(result)
    tablet = db.session.scalar(select(Tablet).filter_by(judge_id=judge.id, device=device))
    if tablet is None:
        raise NotFound("The server does not know this tablet yet. Please open your list of sheets and check again.")
    tablet.check_result = checked
    tablet.checked_at = now
    return tablet


def _checked(result: Any) -> dict[str, dict]:
    if not isinstance(result, dict) or set(result) != set(NAMES):
        raise Invalid("This is not the result of a check. Please reload the page and check again.")
    return {name: _one(result[name]) for name in NAMES}


def _one(found: Any) -> dict:
    if not isinstance(found, dict) or not isinstance(found.get("ok"), bool) or not isinstance(found.get("says"), str):
        raise Invalid("This is not the result of a check. Please reload the page and check again.")
    return {"ok": found["ok"], "says": found["says"][:LONGEST]}
