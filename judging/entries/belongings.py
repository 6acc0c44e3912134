"""What is told beside an entry's own texts and files: pieces, authors, what was agreed to, exceptions, its origin."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.infra import ids
from judging.infra.db import Row

#: How a consent came to us: ticked by the entrant, or by a secretary from a signed paper.
WAYS = ("web", "paper")


class Piece(Row):
    """One kind of thing in a set, and how many of it; ``key`` is the same whatever it is called (``entries.sets``)."""

    __tablename__ = "piece"
    __table_args__ = (UniqueConstraint("entry_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(String(32), default=ids.key)
    name: Mapped[str] = mapped_column(String(120))
    count: Mapped[int] = mapped_column(default=1)
    material: Mapped[str] = mapped_column(String(120), default="")
    model: Mapped[str] = mapped_column(String(120), default="")
    use: Mapped[str] = mapped_column(String(120), default="")


class Author(Row):
    """One of several authors of an entry; the first represents them (``entries.authors``)."""

    __tablename__ = "author"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    part: Mapped[str] = mapped_column(String(120), default="")  # what the author did


class Consent(Row):
    """One yes to one purpose (``entries.consents``), with the version of its words, the time and the way.

    A withdrawal ends it and is written beside it: that it was given stays provable.
    """

    __tablename__ = "consent"
    __table_args__ = (CheckConstraint("way in ('web', 'paper')", name="way"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(30))
    version: Mapped[str] = mapped_column(String(10))
    way: Mapped[str] = mapped_column(String(10))
    given_at: Mapped[datetime]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # who ticked it: the entrant or a secretary
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Guardian(Row):
    """Who answers for an entrant under 18, as they themselves wrote it."""

    __tablename__ = "guardian"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    relation: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str] = mapped_column(String(40))


class LatePermit(Row):
    """One exception, with who gave it and why; ``ended_at`` when it was taken back or another one took its place."""

    __tablename__ = "late_permit"

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    until: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime]
    given_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    given_by: Mapped[Person] = relationship(foreign_keys=[given_by_id])
    competition: Mapped[Competition] = relationship()


class Imported(Row):
    """The row of an organiser's sheet from which an entry was made: its ``code`` there, by which it is known again.

    ``row`` is a digest of what the sheet said, ``photos`` of those that came with it, ``made`` of what the entry was
    right after: a row that says the same changes nothing, and an entry somebody has worked on since is not written
    over.
    """

    __tablename__ = "imported"
    __table_args__ = (UniqueConstraint("competition_id", "code"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    code: Mapped[str] = mapped_column(String(40))
    row: Mapped[str] = mapped_column(String(64))
    photos: Mapped[str] = mapped_column(String(64))
    made: Mapped[str] = mapped_column(String(64))
    imported_at: Mapped[datetime]
