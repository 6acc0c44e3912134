"""The recognised award list, as published."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.competitions.models import Category, Competition, Prize
from judging.entries.models import Entry
from judging.infra.db import Row


class Publication(Row):
    """The act that makes a proposed list the recognised one: a decision's number, date and authority."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    decision_number: Mapped[str] = mapped_column(String(60))
    decision_date: Mapped[date]
    authority: Mapped[str] = mapped_column(String(200))
    published_at: Mapped[datetime]
    published_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entries_count: Mapped[int]
    entrants_count: Mapped[int]

    competition: Mapped[Competition] = relationship()
    awards: Mapped[list["Award"]] = relationship(order_by="Award.position")


class Award(Row):
    """One line of the recognised list, with the names as they stood when it was published."""

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("publication_id", "entry_id", "prize_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    prize_id: Mapped[int] = mapped_column(ForeignKey("prize.id"))
    position: Mapped[int]
    place: Mapped[int | None]  # None where no round gave points
    total: Mapped[str | None] = mapped_column(String(60))  # a fraction, such as "262/3"
    title: Mapped[str] = mapped_column(String(200))
    maker: Mapped[str] = mapped_column(String(200))
    craft_village: Mapped[str] = mapped_column(String(200), default="")
    commune: Mapped[str] = mapped_column(String(120), default="")
    province: Mapped[str] = mapped_column(String(120), default="")

    entry: Mapped[Entry] = relationship()
    category: Mapped[Category] = relationship()
    prize: Mapped[Prize] = relationship()
