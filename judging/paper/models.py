"""Score sheets that came on paper, and totals that judges signed."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.competitions.models import Category
from judging.entries.models import Entry
from judging.infra.db import Row
from judging.panel.models import Judge

OUTCOMES = ("counted", "same", "open", "tablet")


class PaperCopy(Row):
    """What one person typed from one sheet of paper; nobody else reads it before the round closes."""

    __tablename__ = "paper_copy"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    attempt: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    typed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    typed_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=1)  # how often it was typed since another person typed theirs
    scores: Mapped[dict[str, int]]
    comment: Mapped[str] = mapped_column(Text, default="")


class PaperSheet(Row):
    """A sheet of paper that two people typed alike.

    ``counted``: its points were written onto the judge's sheet. ``same``: they stood there already, from a
    tablet. ``open``: the tablet's differ, the tablet's stand until a person decides; then ``counted`` or ``tablet``.
    """

    __tablename__ = "paper_sheet"
    __table_args__ = (
        CheckConstraint("outcome in ('counted', 'same', 'open', 'tablet')", name="outcome"),
        CheckConstraint("first_by_id <> second_by_id", name="two_people"),
    )

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    attempt: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    scores: Mapped[dict[str, int]]
    comment: Mapped[str] = mapped_column(Text, default="")
    first_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    second_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    agreed_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")  # of the decision between paper and tablet
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id])


class SignedPaper(Row):
    """The sheets of one handed-in group, printed with this fingerprint, came back signed by their judge.

    ``digests`` is exhibit number -> digest of the sheet as signed: what differs now is named.
    """

    __tablename__ = "signed_paper"
    __table_args__ = (
        UniqueConstraint("round_id", "attempt", "judge_id", "category_id", "fingerprint", name="uq_signed_paper"),
        Index("ix_signed_paper_round_id", "round_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    attempt: Mapped[int]
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    fingerprint: Mapped[str] = mapped_column(String(9))
    digests: Mapped[dict[str, str]]
    ticked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ticked_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    category: Mapped[Category] = relationship()
    ticked_by: Mapped[Person] = relationship()
