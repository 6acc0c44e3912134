"""What an entry said each time it was sent, and after each change since.

What one person saves in one sitting is one version, its last state: texts are saved as they are typed.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from judging.accounts.models import Person
from judging.entries import sets, texts
from judging.entries.models import Entry, Photo
from judging.errors import NotFound
from judging.infra.db import Row, db

SITTING = timedelta(minutes=10)
SENT, SENT_AGAIN, CHANGED, FOUND = "sent", "again", "changed", "found"


class EntryVersion(Row):
    """One state of an entry: ``fields`` as ``fields_of`` gives them, ``photos`` in order.

    ``kind``: ``sent``, sent ``again``, ``changed`` after sending, or ``found`` as it stood when versions began.
    """

    __tablename__ = "entry_version"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    actor_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    fields: Mapped[dict[str, Any]]
    photos: Mapped[list[Any]]  # each with its key, digest, name, caption and (since it is kept) piece

    actor: Mapped[Person] = relationship()


def keep(entry: Entry, kind: str, *, actor: Person, now: datetime, is_apart: bool = False) -> None:
    """Keep what the entry says now; ``is_apart`` from what was saved just before, for it was accepted in between."""
    db.session.flush()
    said = {"at": now, "fields": fields_of(entry), "photos": _photos_of(entry)}
    last = _last(entry)
    if last and kind == CHANGED == last.kind and not is_apart and _is_one_sitting(last, actor, now):
        last.at, last.fields, last.photos = said.values()
        return
    number = last.number + 1 if last else 1
    db.session.add(EntryVersion(entry_id=entry.id, number=number, kind=kind, actor_id=actor.id, **said))


def fields_of(entry: Entry) -> dict[str, Any]:
    """Its texts (``texts.fields_of``), and among the answers the name and digest of each PDF."""
    told = texts.fields_of(entry)
    kinds = {question.key: question.kind for question in entry.competition.questions}
    words = {key: kept for key, kept in told["answers"].items() if kinds.get(key) != "pdf"}
    papers = {
        one.question: {"name": one.original_name, "digest": one.digest}
        for one in entry.enclosures
        if kinds.get(one.question) == "pdf"
    }
    return told | {"answers": words | papers}


def versions_of(entry: Entry) -> list[EntryVersion]:
    """Every version, oldest first."""
    kept = select(EntryVersion).where(EntryVersion.entry_id == entry.id).order_by(EntryVersion.number)
    return list(db.session.scalars(kept.options(joinedload(EntryVersion.actor))))


def version_of(kept: list[EntryVersion], number: int) -> EntryVersion:
    """One of an entry's versions; raises NotFound."""
    for version in kept:
        if version.number == number:
            return version
    raise NotFound()


def forget(entry: Entry) -> None:
    """Remove what it said."""
    db.session.execute(delete(EntryVersion).where(EntryVersion.entry_id == entry.id))


def _last(entry: Entry) -> EntryVersion | None:
    kept = select(EntryVersion).where(EntryVersion.entry_id == entry.id).order_by(EntryVersion.number.desc())
    return db.session.scalar(kept.limit(1))


def _is_one_sitting(last: EntryVersion, actor: Person, now: datetime) -> bool:
    return last.actor_id == actor.id and now - last.at < SITTING


def _photos_of(entry: Entry) -> list[dict]:
    kept = [photo for photo in entry.photos if photo.state != "refused"]
    return [_photo_of(photo) for photo in kept]


def _photo_of(photo: Photo) -> dict[str, str]:
    piece = sets.piece_of(photo)
    said = {"name": photo.original_name, "caption": photo.caption, "piece": piece.name if piece else ""}
    return {"key": photo.key, "digest": photo.digest} | said
