"""Designs that take part, and the files that were sent with them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from judging.accounts.models import Person
from judging.competitions.models import Category, Competition
from judging.entries.belongings import Author, Consent, Guardian, Imported, LatePermit, Piece
from judging.infra.alphabet import vietnamese_key
from judging.infra.db import Row

STATES = ("draft", "submitted", "returned", "accepted", "refused", "withdrawn")
#: A set is of one maker: one model in many materials, many models of one use and material, or
#: pieces that combine (Circular 26/2014/TT-BCT, article 3.2).
SET_TYPES = ("materials", "models", "combined")
PHOTO_STATES = ("waiting", "ready", "refused")


def _sort_at_first(context) -> str:
    return vietnamese_key(context.get_current_parameters().get("title") or "")


class Entry(Row):
    """One product, set of products, person, facility or village that takes part: one number, one sheet a judge."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("competition_id", "number"),
        CheckConstraint(
            "state in ('draft', 'submitted', 'returned', 'accepted', 'refused', 'withdrawn')", name="state"
        ),
        CheckConstraint("kind in ('single', 'set')", name="kind"),
        Index("ix_entry_competition_state", "competition_id", "state", "category_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    competition_id: Mapped[int] = mapped_column(ForeignKey("competition.id"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    entrant_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int | None]  # given once, when first submitted
    state: Mapped[str] = mapped_column(String(20), default="draft")
    reached: Mapped[int] = mapped_column(default=1)  # the position of the last round it takes part in
    version: Mapped[int] = mapped_column(default=1)

    kind: Mapped[str] = mapped_column(String(10), default="single")
    set_type: Mapped[str] = mapped_column(String(20), default="")
    title: Mapped[str] = mapped_column(String(200), default="")
    story: Mapped[str] = mapped_column(Text, default="")
    materials: Mapped[str] = mapped_column(String(300), default="")
    technique: Mapped[str] = mapped_column(String(300), default="")
    size: Mapped[str] = mapped_column(String(120), default="")
    year: Mapped[int | None]
    maker: Mapped[str] = mapped_column(String(200), default="")
    craft_village: Mapped[str] = mapped_column(String(200), default="")
    recognition: Mapped[str] = mapped_column(String(200), default="")  # the decision at the level below, where needed
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)  # facts of its subject, by key (``entries.subjects``)
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)  # question's key -> answer (``entries.answers``)
    statements: Mapped[dict[str, str]] = mapped_column(default=dict)  # criterion id -> text
    declarations: Mapped[dict[str, Any]] = mapped_column(default=dict)  # key -> {"version", "at"}
    search: Mapped[str] = mapped_column(Text, default="")  # folded title, maker, village, number
    sort: Mapped[str] = mapped_column(Text, default=_sort_at_first)  # where the title stands in the alphabet

    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")  # of the last return or refusal
    correct_until: Mapped[datetime | None]  # the return's own date
    locked: Mapped[list[str]] = mapped_column(default=list)  # parts of its form that its return left closed
    received_at: Mapped[datetime | None]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    received_pieces: Mapped[int | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # a secretary, for paper
    claim_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    contact: Mapped[str] = mapped_column(
        String(120), default=""
    )  # of an artisan on paper: an account's phone is unique
    is_under_age: Mapped[bool | None]  # under 18, as its entrant says; a date of birth is never asked
    authorisation_seen_at: Mapped[datetime | None]  # the paper by which several authors let one enter for them
    authorisation_seen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    erased_at: Mapped[datetime | None]  # since then it is a number: whose it was is not kept

    competition: Mapped[Competition] = relationship()
    category: Mapped[Category | None] = relationship()
    entrant: Mapped[Person] = relationship(foreign_keys=[entrant_id])
    pieces: Mapped[list[Piece]] = relationship(order_by="Piece.position", cascade="all, delete-orphan")
    authors: Mapped[list[Author]] = relationship(order_by="Author.position", cascade="all, delete-orphan")
    photos: Mapped[list["Photo"]] = relationship(order_by="Photo.position, Photo.id", cascade="all, delete-orphan")
    uploads: Mapped[list["Upload"]] = relationship(order_by="Upload.position", cascade="all, delete-orphan")
    enclosures: Mapped[list["Enclosure"]] = relationship(order_by="Enclosure.id", cascade="all, delete-orphan")
    consents: Mapped[list[Consent]] = relationship(order_by="Consent.id", cascade="all, delete-orphan")
    permits: Mapped[list[LatePermit]] = relationship(
        primaryjoin="and_(foreign(LatePermit.person_id) == Entry.entrant_id, "
        "LatePermit.competition_id == Entry.competition_id)",
        viewonly=True,
    )
    guardian: Mapped[Guardian | None] = relationship(cascade="all, delete-orphan", single_parent=True)
    imported: Mapped[Imported | None] = relationship(cascade="all, delete-orphan", single_parent=True)

    __mapper_args__ = {"version_id_col": version}

    @validates("title")
    def _place(self, key: str, value: str) -> str:
        self.sort = vietnamese_key(value or "")
        return value

    @property
    def ready_photos(self) -> list["Photo"]:
        """The photos that can be shown, in order."""
        return [photo for photo in self.photos if photo.state == "ready"]

    @property
    def unfinished(self) -> list["Upload"]:
        """The photos of which a part has arrived, in order."""
        return [upload for upload in self.uploads if upload.ended_at is None]

    @property
    def arriving(self) -> list["Photo | Upload"]:
        """Photos and those on their way, in order of their places."""
        return sorted((*self.photos, *self.unfinished), key=lambda one: one.position)

    @property
    def enclosed(self) -> dict[str, "Enclosure"]:
        """The PDFs by the question they answer."""
        return {enclosure.question: enclosure for enclosure in self.enclosures}

    @property
    def cover(self) -> "Photo | None":
        """The first photo: the one judges see first."""
        return next(iter(self.ready_photos), None)

    @property
    def is_on_paper(self) -> bool:
        """Whether the secretary holds it for an artisan who has not taken it over."""
        return self.entered_by_id is not None and self.entrant.password is None


class Photo(Row):
    """One photo of an entry. The row stands before its renditions: ``waiting``, then ``ready`` or ``refused``.

    ``key`` names its folder in the store and, while waiting, the file in the
    incoming folder. ``original_name`` is shown to its owner and staff only, ``digest``
    (of the bytes as sent) lets a repeated sending be recognised.
    """

    __tablename__ = "photo"
    __table_args__ = (CheckConstraint("state in ('waiting', 'ready', 'refused')", name="state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    piece_id: Mapped[int | None] = mapped_column(ForeignKey("piece.id", ondelete="SET NULL"), index=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    position: Mapped[int]
    caption: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(10), default="waiting", index=True)
    refusal: Mapped[str] = mapped_column(String(30), default="")
    original_name: Mapped[str] = mapped_column(String(200), default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    ground: Mapped[int] = mapped_column(default=1)
    is_small: Mapped[bool] = mapped_column(default=False)
    has_original: Mapped[bool] = mapped_column(default=False)  # the file as it was sent lies beside its renditions
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship(back_populates="photos")
    piece: Mapped[Piece | None] = relationship()


class Upload(Row):
    """A photo on its way in parts: ``received`` of its ``length`` bytes lie in the incoming folder, on the disk.

    When the last part has come it ends as a photo of the same ``key``, at the place it was given when it began; the
    row stays a while, for a phone that did not hear the answer. ``digest`` is what the phone says the whole is
    (SHA-256, hexadecimal).
    """

    __tablename__ = "upload"
    __table_args__ = (CheckConstraint("received between 0 and length", name="received"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    key: Mapped[str] = mapped_column(String(32), unique=True)
    position: Mapped[int]
    original_name: Mapped[str] = mapped_column(String(200), default="")
    digest: Mapped[str] = mapped_column(String(64))
    length: Mapped[int]
    received: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    entry: Mapped[Entry] = relationship(back_populates="uploads")

    state = "partial"

    @property
    def uuid(self) -> UUID:
        """Its name in addresses."""
        return UUID(self.key)

    @property
    def percent(self) -> int:
        """How much has arrived, rounded down: 100 only when all has."""
        return 100 * self.received // self.length


class Enclosure(Row):
    """A PDF that answers a question of kind ``pdf``. The row stands once its bytes are examined and stored.

    ``key`` names its folder there; ``original_name`` is shown to its owner and staff only, ``digest`` is of its bytes.
    """

    __tablename__ = "enclosure"
    __table_args__ = (UniqueConstraint("entry_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    question: Mapped[str] = mapped_column(String(40))  # its key
    key: Mapped[str] = mapped_column(String(32), unique=True)
    original_name: Mapped[str] = mapped_column(String(200), default="")
    digest: Mapped[str] = mapped_column(String(64))
    length: Mapped[int]
    pages: Mapped[int]
    created_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship(back_populates="enclosures")
