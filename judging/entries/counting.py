"""How many entries the public may hear of."""

from sqlalchemy import func, select

from judging.entries.models import Entry
from judging.infra.db import db


def sent() -> dict[int, int]:
    """Competition id -> how many entries were sent and not withdrawn."""
    rows = select(Entry.competition_id, func.count()).where(Entry.state.not_in(("draft", "withdrawn")))
    return dict(db.session.execute(rows.group_by(Entry.competition_id)).all())
