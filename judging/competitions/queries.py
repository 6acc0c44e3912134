"""Reading competitions."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from judging.competitions import lifecycle
from judging.competitions.models import Competition, Staff
from judging.errors import NotFound
from judging.infra.db import db


def by_slug(slug: str) -> Competition:
    """One competition; raises NotFound."""
    found = db.session.scalar(
        select(Competition).where(Competition.slug == slug).options(selectinload(Competition.rounds))
    )
    if found is None:
        raise NotFound()
    return found


def stage_of(competition: Competition) -> str:
    """Its stage now, one of ``lifecycle.STAGES``."""
    return lifecycle.stage(competition.state, competition.round.state)


def announced() -> list[Competition]:
    """What the public may know of: everything but drafts, newest first."""
    known = select(Competition).where(Competition.state != "draft").options(selectinload(Competition.rounds))
    return list(db.session.scalars(known.order_by(Competition.id.desc())))


def role_of(person_id: int, competition_id: int) -> str:
    """``organiser`` or ``secretary``; raises NotFound for everybody else."""
    role = db.session.get(Staff, (competition_id, person_id))
    if role is None:
        raise NotFound()
    return role.role


def desks_of(person_id: int) -> list[Competition]:
    """The competitions this person works for, newest first."""
    mine = select(Competition).join(Staff, Staff.competition_id == Competition.id).where(Staff.person_id == person_id)
    return list(db.session.scalars(mine.options(selectinload(Competition.rounds)).order_by(Competition.id.desc())))


def staff_of(competition_id: int) -> list[Staff]:
    """Organisers, then secretaries."""
    return list(
        db.session.scalars(
            select(Staff).where(Staff.competition_id == competition_id).order_by(Staff.role, Staff.person_id)
        )
    )
