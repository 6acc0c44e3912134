"""What the organisers and an entrant write to each other about one entry: a single thread, which no judge reads."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, Text, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.entries import policy
from judging.entries.models import Entry
from judging.errors import Closed, Conflict, Invalid
from judging.infra import ids
from judging.infra.db import Row, db, lock
from judging.infra.text import clean

LONGEST = 2000
#: So many that nobody has read yet, and their writer waits: each is a letter to the whole desk.
MOST_UNREAD = 20
_KEY = re.compile("[0-9a-f]{32}")


class EntryMessage(Row):
    """One message of a thread. ``key`` is of the page it was written on, so that pressing twice sends once."""

    __tablename__ = "entry_message"
    __table_args__ = (UniqueConstraint("entry_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(32))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    is_from_desk: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    read_at: Mapped[datetime | None]  # when somebody of the other side said so, or answered

    author: Mapped[Person] = relationship()


def may_write(entry: Entry, *, is_from_desk: bool) -> bool:
    """Whether this side may add to the thread."""
    return policy.may_write(
        is_sent=entry.number is not None,
        is_on_paper=entry.is_on_paper,
        is_erased=entry.erased_at is not None,
        is_from_desk=is_from_desk,
    )


def write(entry: Entry, text: str, *, key: str, is_from_desk: bool, actor: Person, now: datetime) -> bool:
    """Add a message, and with it say that what the other side wrote is read; whether it is new.

    The same words under the same ``key`` were sent twice; other words on a page that was gone back to are new.
    Raises Closed, Invalid, and Conflict for an entrant of whom too much is unread.
    """
    lock(entry)
    text, key = clean(text), key if _KEY.fullmatch(key) else ids.key()
    known = _known(entry, key)
    if known == text:
        return False
    if not may_write(entry, is_from_desk=is_from_desk):
        raise Closed("Nothing can be written about this entry here. Please call instead.")
    if not text:
        raise Invalid("Please write something first.")
    if len(text) > LONGEST:
        raise Invalid("At most %(max)d characters, please.", max=LONGEST)
    if not is_from_desk and unread([entry.id], by_desk=True).get(entry.id, 0) >= MOST_UNREAD:
        raise Conflict("The organisers have not read your last messages yet. Please wait for them, or call.")
    read(entry, by_desk=is_from_desk, now=now)
    key = key if known is None else ids.key()
    written = {"author_id": actor.id, "is_from_desk": is_from_desk, "written_at": now}
    db.session.add(EntryMessage(entry_id=entry.id, key=key, text=text, **written))
    db.session.flush()
    record("message written", now=now, actor=actor, competition=entry.competition, subject=f"entry:{entry.id}")
    return True


def read(entry: Entry, *, by_desk: bool, now: datetime) -> None:
    """What the other side wrote is read; repeated, it changes nothing."""
    theirs = update(EntryMessage).where(EntryMessage.entry_id == entry.id, *_unread(by_desk))
    db.session.execute(theirs.values(read_at=now))


def thread_of(entry: Entry) -> list[EntryMessage]:
    """Every message, oldest first."""
    thread = select(EntryMessage).where(EntryMessage.entry_id == entry.id).order_by(EntryMessage.id)
    return list(db.session.scalars(thread.options(joinedload(EntryMessage.author))))


def unread(entry_ids: Iterable[int], *, by_desk: bool) -> dict[int, int]:
    """Entry -> how many messages this side has not read; entries without any are left out."""
    counted = select(EntryMessage.entry_id, func.count()).where(EntryMessage.entry_id.in_(entry_ids), *_unread(by_desk))
    return dict(db.session.execute(counted.group_by(EntryMessage.entry_id)).all())


def with_news(competition_id: int) -> Select:
    """The ids of entries about which the desk has something to read."""
    told = select(EntryMessage.entry_id).join(Entry, Entry.id == EntryMessage.entry_id)
    return told.where(Entry.competition_id == competition_id, *_unread(True)).distinct()


def count_news(competition_id: int) -> int:
    """About how many entries the desk has something to read."""
    return db.session.scalar(select(func.count()).select_from(with_news(competition_id).subquery())) or 0


def forget(entry: Entry) -> None:
    """Remove the thread."""
    db.session.execute(delete(EntryMessage).where(EntryMessage.entry_id == entry.id))


def _known(entry: Entry, key: str) -> str | None:
    """What was written under a key before, if anything."""
    return db.session.scalar(
        select(EntryMessage.text).where(EntryMessage.entry_id == entry.id, EntryMessage.key == key)
    )


def _unread(by_desk: bool) -> tuple:
    return EntryMessage.is_from_desk != by_desk, EntryMessage.read_at.is_(None)
