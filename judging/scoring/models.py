"""Score sheets, and a group handed in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.entries.models import Entry
from judging.infra.db import Row
from judging.panel.models import Judge


class ScoreSheet(Row):
    """One judge's scores of one entry: criterion id -> hundredths. A criterion not in it is not scored."""

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("judge_id", "entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    scores: Mapped[dict[str, int]] = mapped_column(default=dict)
    comment: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()

    __mapper_args__ = {"version_id_col": version}


class HandIn(Row):
    """A judge has handed a whole group in: those sheets can no longer change."""

    __tablename__ = "hand_in"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    handed_in_at: Mapped[datetime]
