"""How far the judges have come, in counts, and whether their tablets can be heard."""

from flask import Blueprint, g, render_template, request

from judging.infra import clock
from judging.panel import queries
from judging.scoring import contact, late_list, progress

bp = Blueprint("progress", __name__, url_prefix="/progress")


@bp.get("")
def show(slug: str):
    """Judges by groups with their tablets; a script asks again for what changes."""
    board, now = progress.board(g.competition), clock.now()
    contacts = contact.contacts_in(g.competition.id, now)
    return render_template(
        "desk/progress/_live.html" if request.args.get("part") else "desk/progress/show.html",
        board=board,
        tablets=queries.tablets(g.competition.id, now),
        contacts=contacts,
        worrying=contact.worrying(contacts),
        unsent=contact.unsent(contacts),
        late=late_list.count_open(g.competition.scored_round),
        now=now,
    )
