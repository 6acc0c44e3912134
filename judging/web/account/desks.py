"""The competitions one works for or judges in."""

from flask import Blueprint, render_template
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.panel import queries as panel

bp = Blueprint("desks", __name__)


@bp.get("/desks")
def index():
    """A way to each desk and each tablet page of one's own."""
    return render_template(
        "account/desks/index.html",
        desks=competitions.desks_of(current_user.id),
        seats=panel.seats_of(current_user.id),
    )
