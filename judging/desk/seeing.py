"""Who may see an entry's photos and read its PDFs, and how widely."""

from judging.accounts.models import Person
from judging.awards.queries import is_award_photo
from judging.competitions import queries as competitions
from judging.entries import enclosures
from judging.entries.models import Enclosure, Entry, Photo
from judging.errors import NotFound
from judging.originality.queries import is_beside_one_of
from judging.panel import queries as panel


def sight_of(photo: Photo, person: Person | None) -> str | None:
    """``public`` once the entry stands on a published list; ``private`` for its entrant, staff, judges,
    and for a desk that has to compare it with a photo of its own; else None.
    """
    if is_award_photo(photo.entry_id):
        return "public"
    if person is not None and (_has_business_with(photo.entry, person) or is_beside_one_of(person.id, photo.id)):
        return "private"
    return None


def reading_of(enclosure: Enclosure, person: Person | None) -> str | None:
    """``own`` for its entrant, and for staff once it is theirs to read; ``judge`` for judges of its group, where the
    question is for them and it is still asked; else None. What a judge is given does not say what its maker called it.
    """
    entry = enclosure.entry
    if person is None:
        return None
    is_desks = entry.state != "draft" or entry.entered_by_id is not None
    if entry.entrant_id == person.id or (is_desks and _is_staff(entry, person)):
        return "own"
    is_for_judges = any(one is enclosure for _, one in enclosures.given(entry, to="judges"))
    return "judge" if is_for_judges and _judges(entry, person) else None


def _has_business_with(entry: Entry, person: Person) -> bool:
    return entry.entrant_id == person.id or _is_staff(entry, person) or _judges(entry, person)


def _is_staff(entry: Entry, person: Person) -> bool:
    try:
        competitions.role_of(person.id, entry.competition_id)
    except NotFound:
        return False
    return True


def _judges(entry: Entry, person: Person) -> bool:
    """A judge of its group, while it is judged and until it is published, without a conflict of interest."""
    if entry.state != "accepted" or competitions.stage_of(entry.competition) not in ("judging", "closed"):
        return False
    try:
        seat = panel.seat_of(person.id, entry.competition_id)
    except NotFound:
        return False
    return entry.category in seat.categories and panel.excuses_of(seat).get(entry.id) != "conflict"
