"""Reading the panel."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from judging.competitions.models import Competition
from judging.errors import NotFound
from judging.infra.db import db
from judging.panel.models import Judge


def seat_of(person_id: int, competition_id: int) -> Judge:
    """This person's active seat on the panel; raises NotFound."""
    seat = select(Judge).where(Judge.person_id == person_id, Judge.competition_id == competition_id, Judge.is_active)
    found = db.session.scalar(seat.options(selectinload(Judge.categories)))
    if found is None:
        raise NotFound()
    return found


def seats_of(person_id: int) -> list[Judge]:
    """Every active seat of this person, newest competition first."""
    seats = select(Judge).join(Competition).where(Judge.person_id == person_id, Judge.is_active)
    return list(db.session.scalars(seats.order_by(Competition.id.desc())))


def judges_of(competition_id: int) -> list[Judge]:
    """The whole panel in order of number, groups loaded."""
    seats = select(Judge).where(Judge.competition_id == competition_id).order_by(Judge.number)
    return list(db.session.scalars(seats.options(selectinload(Judge.categories))))
