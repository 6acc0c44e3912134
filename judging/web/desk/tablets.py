"""The judges' tablets: when each was last heard, what only it holds, and whether it is fit for the hall."""

from flask import Blueprint, current_app, g, render_template, request

from judging.infra import clock
from judging.panel import queries
from judging.scoring import contact

bp = Blueprint("tablets", __name__, url_prefix="/tablets")


@bp.get("")
def index(slug: str):
    """Every tablet of every judge; a script asks again for the table alone."""
    now = clock.now()
    return render_template(
        "desk/tablets/_table.html" if request.args.get("part") else "desk/tablets/index.html",
        judges=[judge for judge in queries.judges_of(g.competition.id) if judge.is_active],
        tablets=queries.tablets(g.competition.id, now),
        contacts=contact.contacts_in(g.competition.id, now),
        version=current_app.config["STATIC_VERSION"],
        now=now,
    )
