"""Frozen rankings, and decisions about ties."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.competitions.models import Category, Competition, Prize
from judging.infra.db import Row


class Run(Row):
    """One computation, kept as it came out. The newest is the one in force.

    ``outcome`` is ``results.computing``'s plain form of ``ranking.Outcome``: figures
    are fractions written as text, so reading it back loses nothing.
    """

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    computed_at: Mapped[datetime]
    computed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    rules_fingerprint: Mapped[str] = mapped_column(String(9))
    scores_fingerprint: Mapped[str] = mapped_column(String(9))
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON)

    competition: Mapped[Competition] = relationship()


class Withholding(Row):
    """An award is not given although there are entries, in one group or (``category_id`` None) everywhere."""

    __tablename__ = "withholding"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    prize_id: Mapped[int] = mapped_column(ForeignKey("prize.id"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    decided_by: Mapped[str] = mapped_column(String(200))  # who, in words
    decided_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]

    prize: Mapped[Prize] = relationship()
    category: Mapped[Category | None] = relationship()


class TieDecision(Row):
    """People decided who takes the prizes at a line where the figures are equal.

    ``order`` holds the tied entries' numbers, best first. Rows are added only: a newer
    decision about the same entries replaces an older one, and both can be read.
    """

    __tablename__ = "tie_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))  # None: across groups
    order: Mapped[list[Any]] = mapped_column(JSON)
    decided_by: Mapped[str] = mapped_column(String(200))  # who, in words: the organisers, their council
    decided_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]
