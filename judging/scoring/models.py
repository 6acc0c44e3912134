"""Score sheets, and a group handed in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.entries.models import Entry
from judging.infra.db import Row
from judging.panel.models import Judge


class ScoreSheet(Row):
    """One judge's scores of one entry in a round: line id -> hundredths. A line not in it is not scored.

    ``attempt`` is 2 for what was scored again because sheets were far apart; the first sheet is kept.
    """

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("judge_id", "entry_id", "round_id", "attempt"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), index=True)
    attempt: Mapped[int] = mapped_column(default=1)
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
    """A judge has handed a whole group of a round in: those sheets can no longer change."""

    __tablename__ = "hand_in"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    attempt: Mapped[int] = mapped_column(primary_key=True, default=1)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    handed_in_at: Mapped[datetime]


class SecondLook(Row):
    """An entry whose sheets lie far apart is scored again in its round; both sheets are kept, the second counts."""

    __tablename__ = "second_look"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship()
