"""A few awarded works of each published competition, for the first page."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from judging.awards.models import Award, Publication
from judging.competitions.models import Category, Competition, Prize
from judging.entries.models import Entry, Photo
from judging.infra.db import db


def works(*, each: int) -> dict[int, list[Award]]:
    """Competition id -> up to ``each`` entries with a photo, each by its best award, of as many groups as possible."""
    in_group = func.row_number().over(
        partition_by=(Award.publication_id, Award.category_id), order_by=(Prize.position, Award.position)
    )
    better = aliased(Award)
    has_better = (
        select(better.id)
        .where(better.publication_id == Award.publication_id, better.entry_id == Award.entry_id)
        .where(better.position < Award.position)
    )
    ranked = (
        select(Award.id, Publication.competition_id, in_group.label("rank"), Category.position.label("group"))
        .join(Publication, Publication.id == Award.publication_id)
        .join(Competition, Competition.id == Publication.competition_id)
        .join(Prize, Prize.id == Award.prize_id)
        .join(Category, Category.id == Award.category_id)
        .where(Competition.state == "published", Award.is_named, ~has_better.exists())
        .where(select(Photo.id).where(Photo.entry_id == Award.entry_id, Photo.state == "ready").exists())
        .subquery()
    )
    order = func.row_number().over(partition_by=ranked.c.competition_id, order_by=(ranked.c.rank, ranked.c.group))
    chosen = select(ranked.c.id, ranked.c.competition_id, order.label("order")).subquery()
    rows = select(Award, chosen.c.competition_id).join(chosen, chosen.c.id == Award.id).where(chosen.c.order <= each)
    photos = selectinload(Entry.photos).joinedload(Photo.piece)
    rows = rows.options(joinedload(Award.prize), joinedload(Award.entry).options(photos))
    found = defaultdict(list)
    for award, competition_id in db.session.execute(rows.order_by(chosen.c.competition_id, chosen.c.order)):
        found[competition_id].append(award)
    return found
