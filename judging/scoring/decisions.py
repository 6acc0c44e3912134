"""Rows of what people decide about sheets: opened again after they were handed in, late scores taken or left out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.competitions.models import Category
from judging.entries.models import Entry
from judging.infra.db import Row
from judging.panel.models import Judge
from judging.scoring.models import Operation


class SheetReopening(Row):
    """A judge may change what was handed in: one sheet, or (``entry_id`` None) the whole group.

    Of a group the hand-in is gone; beside one sheet it stays and goes on closing all
    others. ``settled_at`` is when the judge handed it in again, or it was taken back.
    """

    __tablename__ = "sheet_reopening"
    __table_args__ = (Index("ix_sheet_reopening_judge", "judge_id", "round_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    attempt: Mapped[int] = mapped_column(default=1)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"))
    reason: Mapped[str] = mapped_column(Text)
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]

    judge: Mapped[Judge] = relationship()
    category: Mapped[Category] = relationship()
    entry: Mapped[Entry | None] = relationship()


class LateRuling(Row):
    """What one person proposes about late scores of one sheet, and what a second person answers.

    Nobody has answered while ``settled_at`` is empty. Turned down (``is_confirmed``
    false), its scores are undecided again.
    """

    __tablename__ = "late_ruling"
    __table_args__ = (Index("ix_late_ruling_round_id", "round_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    is_accepted: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[datetime | None]
    is_confirmed: Mapped[bool] = mapped_column(default=False)

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()
    proposed_by: Mapped[Person] = relationship(foreign_keys=[proposed_by_id])
    settled_by: Mapped[Person | None] = relationship(foreign_keys=[settled_by_id])
    operations: Mapped[list[Operation]] = relationship(secondary="late_ruled", order_by=Operation.number)

    @property
    def count(self) -> int:
        """How many scores these are: of digits typed one after the other the last one is."""
        return len({(each.tablet_id, each.field) for each in self.operations})


class LateRuled(Row):
    """A ruling is about this operation."""

    __tablename__ = "late_ruled"

    ruling_id: Mapped[int] = mapped_column(ForeignKey("late_ruling.id"), primary_key=True)
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id"), primary_key=True)
