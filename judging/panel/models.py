"""The panel: judges, their groups and cards, and what keeps a judge from an entry."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person, SignIn
from judging.competitions.models import Category, Competition
from judging.entries.models import Entry
from judging.infra import ids
from judging.infra.db import Row

HONORIFICS = ("", "ong", "ba")


class Judge(Row):
    """A person's seat on one competition's panel; ``number`` stands for the name where it is hidden.

    The person is the seat's own, never an account of other use: whoever prints a card
    can use it, and must gain nothing but this seat. ``email`` and ``phone``, as
    compared, recognise a judge who also enters or organises.
    """

    __tablename__ = "judge"
    __table_args__ = (
        UniqueConstraint("competition_id", "person_id"),
        UniqueConstraint("competition_id", "number"),
        CheckConstraint("honorific in ('', 'ong', 'ba')", name="honorific"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(32), unique=True, default=ids.key)  # tablets know the seat by it
    honorific: Mapped[str] = mapped_column(String(5), default="")
    title: Mapped[str] = mapped_column(String(120), default="")  # office or degree, as on the sheet
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str | None] = mapped_column(String(20))
    is_active: Mapped[bool] = mapped_column(default=True)
    pin: Mapped[str | None] = mapped_column(String(200))  # only where a tablet is shared, and only its hash

    competition: Mapped[Competition] = relationship()
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    categories: Mapped[list[Category]] = relationship(secondary="judge_category", order_by=Category.position)
    seats: Mapped[list["RoundSeat"]] = relationship(cascade="all, delete-orphan")


class JudgeCategory(Row):
    """A judge scores every entry of this group."""

    __tablename__ = "judge_category"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)


class RoundSeat(Row):
    """A judge sits in this scored round, in ``panel`` (its id in the rules; "" where there is one panel).

    A judge without any of these sits in every scored round.
    """

    __tablename__ = "round_seat"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    panel: Mapped[str] = mapped_column(String(40), default="")


class Card(Row):
    """A printed card that signs one tablet in as one judge, once. Only the secret's digest is kept."""

    __tablename__ = "card"

    id: Mapped[int] = mapped_column(primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    sign_in_id: Mapped[str | None] = mapped_column(ForeignKey("sign_in.id"))

    judge: Mapped[Judge] = relationship()
    sign_in: Mapped[SignIn | None] = relationship()


class ConflictOfInterest(Row):
    """A judge has an interest in an entry and does not score it."""

    __tablename__ = "conflict_of_interest"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    declared_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()


class StandDown(Row):
    """A judge is left out of a whole group in one round: the sheets are kept and shown, but do not count."""

    __tablename__ = "stand_down"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    category: Mapped[Category] = relationship()


class Waiver(Row):
    """One missing sheet of a round is not required, for a reason."""

    __tablename__ = "waiver"

    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), primary_key=True)
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()


class Inability(Row):
    """A judge asks the organisers to do without the judge's sheet of an entry, and what they answered.

    Asked again after "please score it", it is another row; ``answer`` is "" while they have not answered.
    """

    __tablename__ = "inability"
    __table_args__ = (
        Index("ix_inability_round_judge", "round_id", "judge_id", "entry_id"),
        CheckConstraint("cause in ('broken', 'absent', 'field', 'other')", name="cause"),
        CheckConstraint("answer in ('', 'waived', 'score', 'taken back')", name="answer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    cause: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(10), default="")
    answer_words: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None]

    judge: Mapped[Judge] = relationship()
    entry: Mapped[Entry] = relationship()
