"""Prints of photos, and pairs of photos that resemble each other: hints until a person has decided."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from judging.accounts.models import Person
from judging.entries.models import Photo
from judging.infra.db import Row


class PhotoPrint(Row):
    """What a ready photo is known again by, and what its file said before it was cleaned; gone with the photo.

    ``data`` and ``coarse`` are of ``media.prints``, in its ``version``; both empty where there is no picture to make
    them of. ``taken_at`` is the camera's own clock, without a zone. Only organisers read the last four.
    """

    __tablename__ = "photo_print"

    photo_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    is_compared: Mapped[bool] = mapped_column(default=False, index=True)
    coarse: Mapped[bytes] = mapped_column(LargeBinary)
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    taken_at: Mapped[str] = mapped_column(String(19), default="")
    device: Mapped[str] = mapped_column(String(120), default="")
    software: Mapped[str] = mapped_column(String(120), default="")
    is_generated: Mapped[bool] = mapped_column(default=False)


class Resemblance(Row):
    """Two photos of different entries that are probably one photo. ``first`` came before ``second``; gone with either.

    ``decision`` is ``none`` (no concern), ``ask`` (the entrant is to be asked about it), ``same`` (the same photo), or
    "" while there is none. ``strength`` in thousandths; ``kinds`` as of ``media.likeness``, said of ``second``, with
    blanks between them.
    """

    __tablename__ = "resemblance"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="order"),
        CheckConstraint("decision in ('', 'none', 'ask', 'same')", name="decision"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"))
    second_id: Mapped[int] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    strength: Mapped[int]
    kinds: Mapped[str] = mapped_column(String(60), default="")
    found_at: Mapped[datetime]
    decision: Mapped[str] = mapped_column(String(10), default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")

    first: Mapped[Photo] = relationship(foreign_keys=[first_id], viewonly=True)
    second: Mapped[Photo] = relationship(foreign_keys=[second_id], viewonly=True)
    decided_by: Mapped[Person | None] = relationship()

    @property
    def is_of_one_entrant(self) -> bool:
        """Whether both entries are of one person, who may well show a photo twice."""
        return self.first.entry.entrant_id == self.second.entry.entrant_id

    @property
    def is_of_editions(self) -> bool:
        """Whether the two entries are of different competitions."""
        return self.first.entry.competition_id != self.second.entry.competition_id

    @property
    def mark(self) -> str:
        """Names exactly this decision, or that there is none."""
        return f"{self.decided_at.timestamp():.6f}" if self.decided_at else ""
