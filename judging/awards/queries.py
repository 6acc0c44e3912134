"""Reading the recognised list."""

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import joinedload, selectinload

from judging.awards.models import Award, Publication
from judging.competitions.models import Competition
from judging.entries.models import Entry, Photo
from judging.errors import NotFound
from judging.infra.db import db


def publication_of(competition: Competition) -> Publication:
    """A published competition's list, its awards with entries, photos, pieces, groups, prizes; raises NotFound."""
    published = select(Publication).where(Publication.competition_id == competition.id)
    deep = selectinload(Publication.awards)
    found = db.session.scalar(
        published.options(
            deep.joinedload(Award.entry).selectinload(Entry.photos).joinedload(Photo.piece),
            deep.joinedload(Award.category),
            deep.joinedload(Award.prize),
        )
    )
    if found is None or competition.state != "published":
        raise NotFound()
    return found


def awards_of(competition: Competition, number: int) -> list[Award]:
    """What the entry with this number is recognised with, in the order of the list; raises NotFound."""
    found = db.session.scalars(
        select(Award)
        .join(Award.entry)
        .where(Entry.competition_id == competition.id, Entry.number == number)
        .options(joinedload(Award.entry).selectinload(Entry.photos), joinedload(Award.entry).selectinload(Entry.pieces))
        .options(joinedload(Award.prize))
        .order_by(Award.position)
    )
    awards = list(found)
    if not awards or competition.state != "published":
        raise NotFound()
    return awards


def is_award_photo(entry_id: int) -> bool:
    """Whether the public may see this entry's photos: it stands on a published list, and may be named there."""
    awarded = select(Award.id).join(Award.entry).join(Competition, Competition.id == Entry.competition_id)
    published = awarded.where(Award.entry_id == entry_id, Competition.state == "published", Award.is_named)
    return db.session.scalar(published.limit(1)) is not None


def honoured(publication: Publication) -> tuple[int, int]:
    """How many distinct entries the list honours, and of how many organisations and individuals."""
    counted = select(func.count(distinct(Entry.id)), func.count(distinct(Entry.entrant_id)))
    counted = counted.join(Award, Award.entry_id == Entry.id).where(Award.publication_id == publication.id)
    return tuple(db.session.execute(counted).one())


def entries_by_category(competition: Competition) -> dict[int, int]:
    """How many accepted entries each group had."""
    counted = select(Entry.category_id, func.count()).where(
        Entry.competition_id == competition.id, Entry.state == "accepted"
    )
    return dict(db.session.execute(counted.group_by(Entry.category_id)).all())
