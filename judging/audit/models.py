"""Who did what, when. Rows are added, never removed; never changed but by ``redacting``."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from judging.infra.db import Row


class Event(Row):
    """One act. Names of things are plain text and numbers: the log outlives what it speaks of.

    ``data`` holds ids, numbers and reasons typed by staff; never a password or code.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    competition_id: Mapped[int | None] = mapped_column(index=True)
    verb: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(60), default="")
    data: Mapped[dict[str, Any]] = mapped_column(default=dict)
