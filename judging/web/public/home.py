"""The first page: the competitions, and to those who are signed in, their work."""

from flask import Blueprint, render_template
from flask_login import current_user

from judging.awards import highlights
from judging.competitions import queries
from judging.competitions.models import Competition
from judging.entries import counting
from judging.panel import queries as panel

bp = Blueprint("home", __name__)
WORKS = 3
#: What a visitor can do something about first, then what can be looked at.
ORDER = ("open", "published", "judging", "closed")


@bp.get("/")
def show():
    """Every announced competition, those that take entries first; the published ones with some of their works."""
    desks, seats, is_administrator = [], [], False
    if current_user.is_authenticated:
        desks, seats = queries.desks_of(current_user.id), panel.seats_of(current_user.id)
        is_administrator = current_user.is_administrator
    return render_template(
        "public/home/show.html",
        competitions=sorted(queries.announced(), key=_urgency),
        sent=counting.sent(),
        works=highlights.works(each=WORKS),
        desks=desks,
        seats=seats,
        is_administrator=is_administrator,
    )


def _urgency(competition: Competition) -> int:
    return ORDER.index(queries.stage_of(competition))
