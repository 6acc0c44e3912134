"""Reading prints and hints. A desk finds the hints at its own entries, and never one at an entrant's draft."""

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from judging.competitions.models import Competition, Staff
from judging.entries.models import Entry, Photo
from judging.errors import NotFound
from judging.infra.db import db
from judging.media.prints import VERSION
from judging.originality.models import PhotoPrint, Resemblance

PAGE = 50
_first, _second = aliased(Photo), aliased(Photo)
_earlier, _later = aliased(Entry), aliased(Entry)


def without_print(limit: int) -> list[tuple[int, str]]:
    """Id and key of ready photos that have no print of the present version, oldest first."""
    of_now = and_(PhotoPrint.photo_id == Photo.id, PhotoPrint.version == VERSION)
    waiting = select(Photo.id, Photo.key).outerjoin(PhotoPrint, of_now)
    waiting = waiting.where(Photo.state == "ready", PhotoPrint.photo_id.is_(None)).order_by(Photo.id)
    return [tuple(row) for row in db.session.execute(waiting.limit(limit))]


def uncompared(limit: int) -> list[int]:
    """The ids of photos that have a print and were not compared yet, oldest first."""
    waiting = select(PhotoPrint.photo_id).where(PhotoPrint.is_compared.is_(False), PhotoPrint.version == VERSION)
    return list(db.session.scalars(waiting.order_by(PhotoPrint.photo_id).limit(limit)))


def coarse_beside(photo: Photo) -> list[tuple[int, bytes]]:
    """Photo id and coarse print of every ready photo of the installation but those of the same entry, by id."""
    others = select(PhotoPrint.photo_id, PhotoPrint.coarse).join(Photo, Photo.id == PhotoPrint.photo_id)
    others = others.where(Photo.entry_id != photo.entry_id, Photo.state == "ready")
    others = others.where(PhotoPrint.version == VERSION, PhotoPrint.coarse != b"")
    return [tuple(row) for row in db.session.execute(others.order_by(PhotoPrint.photo_id))]


def prints_of(photo_ids: list[int]) -> list[bytes]:
    """Their prints, in this order."""
    found = select(PhotoPrint.photo_id, PhotoPrint.data).where(PhotoPrint.photo_id.in_(photo_ids))
    known = dict(db.session.execute(found).all())
    return [known[each] for each in photo_ids]


def paired_with(photo_id: int) -> set[int]:
    """The ids of the photos that a hint names beside this one, decided or not."""
    either = or_(Resemblance.first_id == photo_id, Resemblance.second_id == photo_id)
    pairs = db.session.execute(select(Resemblance.first_id, Resemblance.second_id).where(either))
    return {each for pair in pairs for each in pair} - {photo_id}


def undecided(competition_id: int) -> list[Resemblance]:
    """The first fifty hints nobody has decided about, the most exact first."""
    waiting = _shown(competition_id).where(Resemblance.decision == "")
    return _all(waiting.order_by(Resemblance.strength.desc(), Resemblance.id).limit(PAGE))


def decided(competition_id: int) -> list[Resemblance]:
    """The last fifty that were decided about, newest first."""
    done = _shown(competition_id).where(Resemblance.decision != "")
    return _all(done.order_by(Resemblance.decided_at.desc(), Resemblance.id.desc()).limit(PAGE))


def count_undecided(competition_id: int) -> int:
    """How many hints wait for a decision at a desk."""
    waiting = _joined(select(func.count())).where(*_at(competition_id), Resemblance.decision == "")
    return db.session.scalar(waiting) or 0


def hint_at(competition_id: int, resemblance_id: int) -> Resemblance:
    """One hint of a desk; raises NotFound."""
    found = db.session.scalar(_shown(competition_id).where(Resemblance.id == resemblance_id))
    if found is None:
        raise NotFound()
    return found


def hints_of(entry: Entry) -> list[Resemblance]:
    """What its own desk sees of one entry, the undecided first."""
    own = _shown(entry.competition_id).where(or_(_earlier.id == entry.id, _later.id == entry.id))
    return _all(own.order_by(Resemblance.decision != "", Resemblance.id))


def said_of(photo_ids: set[int]) -> dict[int, PhotoPrint]:
    """What the files of these photos said; without their prints."""
    return {
        row.photo_id: row for row in db.session.scalars(select(PhotoPrint).where(PhotoPrint.photo_id.in_(photo_ids)))
    }


def files_that_say(competition_id: int) -> list[tuple[PhotoPrint, Photo]]:
    """Photos of a competition whose files said anything, with their entries, by number."""
    said = or_(PhotoPrint.taken_at != "", PhotoPrint.software != "", PhotoPrint.is_generated)
    rows = select(PhotoPrint, Photo).join(Photo, Photo.id == PhotoPrint.photo_id).join(Photo.entry)
    rows = rows.where(Entry.competition_id == competition_id, _is_known(Entry), Photo.state == "ready", said)
    rows = rows.options(contains_eager(Photo.entry)).order_by(Entry.number, Photo.position, Photo.id)
    return [tuple(row) for row in db.session.execute(rows)]


def named_to(person_id: int) -> set[int]:
    """The competitions of whose entries this person learns the names: those they work at, and those published.

    Of another one under way a desk sees the photo alone; whose it is, its own organisers know.
    """
    works = select(Staff.competition_id).where(Staff.person_id == person_id)
    named = select(Competition.id).where(or_(Competition.id.in_(works), Competition.state == "published"))
    return set(db.session.scalars(named))


def is_beside_one_of(person_id: int, photo_id: int) -> bool:
    """Whether a photo stands beside another one at a desk where this person works."""
    mine = exists().where(Staff.person_id == person_id, Staff.competition_id == _later.competition_id)
    either = or_(Resemblance.first_id == photo_id, Resemblance.second_id == photo_id)
    found = _joined(select(Resemblance.id)).where(either, mine, _is_known(_earlier), _is_known(_later))
    return db.session.scalar(found.limit(1)) is not None


def _joined(query: Select) -> Select:
    query = query.select_from(Resemblance)
    query = query.join(_first, _first.id == Resemblance.first_id).join(_earlier, _earlier.id == _first.entry_id)
    return query.join(_second, _second.id == Resemblance.second_id).join(_later, _later.id == _second.entry_id)


def _at(competition_id: int) -> list[ColumnElement[bool]]:
    """The desk of the later photo is told; the earlier one's own edition may long be over."""
    return [_later.competition_id == competition_id, _is_known(_earlier), _is_known(_later)]


def _is_known(entry) -> ColumnElement[bool]:
    """A draft is its entrant's alone, unless the secretary types it from paper."""
    return or_(entry.state != "draft", entry.entered_by_id.is_not(None))


def _shown(competition_id: int) -> Select:
    whole = [
        joinedload(side).options(
            joinedload(Photo.entry).options(joinedload(Entry.entrant), joinedload(Entry.competition)),
            joinedload(Photo.piece),
        )
        for side in (Resemblance.first, Resemblance.second)
    ]
    return _joined(select(Resemblance)).where(*_at(competition_id)).options(*whole, joinedload(Resemblance.decided_by))


def _all(query: Select) -> list[Resemblance]:
    return list(db.session.scalars(query))
