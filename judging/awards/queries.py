"""Reading the recognised list."""

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import joinedload, selectinload

from judging.awards.models import Award, Publication
from judging.competitions.models import Competition
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db


def publication_of(competition: Competition) -> Publication:
    """A published competition's list, its awards with entries, photos, groups and prizes; raises NotFound."""
    published = select(Publication).where(Publication.competition_id == competition.id)
    deep = selectinload(Publication.awards)
    found = db.session.scalar(
        published.options(
            deep.joinedload(Award.entry).selectinload(Entry.photos),
            deep.joinedload(Award.category),
            deep.joinedload(Award.prize),
        )
    )
    if found is None or competition.state != "published":
        raise NotFound()
    return found


def award_of(competition: Competition, number: int) -> Award:
    """The award of the entry with this number; raises NotFound."""
    found = db.session.scalar(
        select(Award)
        .join(Award.entry)
        .where(Entry.competition_id == competition.id, Entry.number == number)
        .options(joinedload(Award.entry).selectinload(Entry.photos), joinedload(Award.entry).selectinload(Entry.pieces))
    )
    if found is None or competition.state != "published":
        raise NotFound()
    return found


def is_award_photo(entry_id: int) -> bool:
    """Whether the public may see this entry's photos: it stands on a published list."""
    awarded = select(Award.id).join(Award.entry).join(Competition, Competition.id == Entry.competition_id)
    return db.session.scalar(awarded.where(Award.entry_id == entry_id, Competition.state == "published")) is not None


def honoured(publication: Publication) -> int:
    """How many distinct organisations and individuals the list honours."""
    people = select(func.count(distinct(Entry.entrant_id))).join(Award, Award.entry_id == Entry.id)
    return db.session.scalar(people.where(Award.publication_id == publication.id))


def entries_by_category(competition: Competition) -> dict[int, int]:
    """How many accepted entries each group had."""
    counted = select(Entry.category_id, func.count()).where(
        Entry.competition_id == competition.id, Entry.state == "accepted"
    )
    return dict(db.session.execute(counted.group_by(Entry.category_id)).all())
