"""The tablets of the judges: heard of with every letter."""

from datetime import datetime

from sqlalchemy import bindparam, insert, update

from judging.infra.db import connection
from judging.scoring.models import Tablet


def heard(judge_id: int, device: str, *, sign_in: str, app: str, waiting: int, offset_ms: int, now: datetime) -> int:
    """Note that a judge's device has spoken, and what it says of itself; the tablet's id."""
    said = {"sign_in_id": sign_in, "app": app, "waiting": waiting, "offset_ms": offset_ms, "last_at": now}
    tablet = connection().execute(_HEARD, {"of": judge_id, "at": device, **said}).scalar()
    if tablet is not None:
        return tablet
    return connection().execute(_FIRST, {"judge_id": judge_id, "device": device, "first_at": now, **said}).scalar_one()


_TABLE = Tablet.__table__
_SAID = ("sign_in_id", "app", "waiting", "offset_ms", "last_at")
_HEARD = (
    update(_TABLE)
    .where(_TABLE.c.judge_id == bindparam("of"), _TABLE.c.device == bindparam("at"))
    .values({name: bindparam(name) for name in _SAID})
    .returning(_TABLE.c.id)
)
_FIRST = insert(_TABLE).returning(_TABLE.c.id)
