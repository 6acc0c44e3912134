"""Reading entries. What is not yours, or not your competition's, cannot be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from judging.competitions.models import Competition
from judging.entries import messages, subjects
from judging.entries.models import Enclosure, Entry, Photo, Upload
from judging.errors import NotFound
from judging.infra.db import db
from judging.infra.text import folded

PAGE = 50
#: How the desk's list may be ordered: by number, or by title in the order of the Vietnamese alphabet.
ORDERS = {"number": (Entry.number.is_(None), Entry.number, Entry.id), "name": (Entry.sort, Entry.number, Entry.id)}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a longer list."""

    rows: list[Entry]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE))


def entries_of(person_id: int) -> list[Entry]:
    """A person's own entries, newest first."""
    mine = select(Entry).where(Entry.entrant_id == person_id).order_by(Entry.id.desc())
    own = (selectinload(Entry.consents), selectinload(Entry.guardian), selectinload(Entry.enclosures))
    return list(db.session.scalars(_with_all(mine).options(*own)))


def entry_of(person_id: int, entry_id: int) -> Entry:
    """One of a person's own entries; raises NotFound."""
    return _one(select(Entry).where(Entry.id == entry_id, Entry.entrant_id == person_id))


def entry_at(competition_id: int, entry_id: int) -> Entry:
    """One entry as the desk may see it: not an entrant's own draft; raises NotFound."""
    return _one(select(Entry).where(Entry.id == entry_id, *_known_to(competition_id)))


def paper_entry_at(competition_id: int, entry_id: int) -> Entry:
    """One entry the secretary holds for an artisan on paper; raises NotFound."""
    found = entry_at(competition_id, entry_id)
    if not found.is_on_paper:
        raise NotFound()
    return found


def photo_of(entry: Entry, photo_id: int) -> Photo:
    """One photo of an entry that has been found; raises NotFound."""
    for photo in entry.photos:
        if photo.id == photo_id:
            return photo
    raise NotFound()


def upload_of(entry: Entry, key: str) -> Upload:
    """One photo on its way to an entry that has been found; raises NotFound."""
    for upload in entry.uploads:
        if upload.key == key:
            return upload
    raise NotFound()


def photo_by_key(key: str) -> Photo:
    """A ready photo with its entry; raises NotFound."""
    ready = select(Photo).where(Photo.key == key, Photo.state == "ready")
    found = db.session.scalar(ready.options(joinedload(Photo.entry)))
    if found is None:
        raise NotFound()
    return found


def listing(
    competition_id: int,
    *,
    state: str | None = None,
    category_id: int | None = None,
    has_news: bool = False,
    search: str = "",
    order: str = "number",
    page: int = 1,
) -> Page:
    """The desk's list in one of ``ORDERS``, 50 a page; ``search`` ignores marks and case."""
    wanted = _known_to(competition_id)
    if state:
        wanted.append(Entry.state == state)
    if category_id:
        wanted.append(Entry.category_id == category_id)
    if has_news:
        wanted.append(Entry.id.in_(messages.with_news(competition_id)))
    wanted += [Entry.search.contains(word, autoescape=True) for word in folded(search).split()]
    total = db.session.scalar(select(func.count()).select_from(Entry).where(*wanted)) or 0
    number = min(max(1, page), max(1, -(-total // PAGE)))
    rows = select(Entry).where(*wanted).order_by(*ORDERS.get(order, ORDERS["number"]))
    found = db.session.scalars(_with_all(rows.limit(PAGE).offset((number - 1) * PAGE)))
    return Page(list(found), number, total)


def with_consents(rows: list[Entry]) -> list[Entry]:
    """The same entries, what their entrants agreed to loaded at once."""
    whole = select(Entry).where(Entry.id.in_([entry.id for entry in rows])).options(selectinload(Entry.consents))
    db.session.scalars(whole.execution_options(populate_existing=True)).all() if rows else []
    return rows


def next_submitted(competition_id: int, *, after: int) -> Entry | None:
    """The next entry that waits for a decision, by number; from the front again after the last."""
    waiting = select(Entry).where(Entry.competition_id == competition_id, Entry.state == "submitted")
    in_turn = waiting.where(Entry.number != after).order_by(Entry.number < after, Entry.number)
    return db.session.scalar(in_turn.limit(1))


def counts(competition_id: int) -> dict[str, int]:
    """How many entries the desk knows in each state."""
    groups = select(Entry.state, func.count()).where(*_known_to(competition_id)).group_by(Entry.state)
    return dict(db.session.execute(groups).all())


def not_arrived(competition_id: int) -> list[Entry]:
    """Accepted entries whose object has not been received, in order of number; none where nothing is brought."""
    competition = db.session.get_one(Competition, competition_id)
    if not subjects.of(competition.rules).is_object:
        return []
    waiting = select(Entry).where(
        Entry.competition_id == competition_id, Entry.state == "accepted", Entry.received_at.is_(None)
    )
    return list(db.session.scalars(waiting.order_by(Entry.number)))


def waiting_photos(limit: int) -> list[Photo]:
    """Photos the worker has to make, those tried least first."""
    waiting = select(Photo).where(Photo.state == "waiting").order_by(Photo.tries, Photo.id)
    return list(db.session.scalars(waiting.limit(limit)))


def photo_keys(*states: str) -> set[str]:
    """The keys of all photos in these states."""
    return set(db.session.scalars(select(Photo.key).where(Photo.state.in_(states))))


def _known_to(competition_id: int) -> list:
    """A draft is its entrant's alone, unless the secretary types it from paper."""
    return [
        Entry.competition_id == competition_id,
        or_(Entry.state != "draft", Entry.entered_by_id.is_not(None)),
    ]


def _one(query: Select) -> Entry:
    found = db.session.scalar(_with_all(query))
    if found is None:
        raise NotFound()
    return found


def titles_of(competition_id: int, numbers: Iterable[int]) -> dict[int, str]:
    """The titles of a competition's entries by number."""
    titles = select(Entry.number, Entry.title).where(Entry.competition_id == competition_id)
    return dict(db.session.execute(titles.where(Entry.number.in_(numbers))).all())


def _with_all(query: Select) -> Select:
    """With what every page of entries shows, so that the number of statements never grows with the rows."""
    return query.options(
        joinedload(Entry.entrant),
        joinedload(Entry.category),
        selectinload(Entry.photos),
        selectinload(Entry.pieces),
        selectinload(Entry.authors),
        selectinload(Entry.permits),
        joinedload(Entry.competition).selectinload(Competition.rounds),
    )


def enclosure_keys() -> set[str]:
    """The keys of all PDFs."""
    return set(db.session.scalars(select(Enclosure.key)))


def enclosure(enclosure_id: int) -> Enclosure:
    """A PDF with its entry; raises NotFound."""
    found = db.session.scalar(
        select(Enclosure).where(Enclosure.id == enclosure_id).options(joinedload(Enclosure.entry))
    )
    if found is None:
        raise NotFound()
    return found


def upload_keys() -> set[str]:
    """The keys of all photos that are on their way."""
    return set(db.session.scalars(select(Upload.key).where(Upload.ended_at.is_(None))))


def given_up(before: datetime) -> list[Upload]:
    """Uploads of which nothing was heard since ``before``."""
    return list(db.session.scalars(select(Upload).where(Upload.changed_at < before)))
