"""How far the judges have come, in counts."""

from flask import Blueprint, g, render_template, request

from judging.infra import clock
from judging.panel import queries
from judging.scoring import progress

bp = Blueprint("progress", __name__, url_prefix="/progress")


@bp.get("")
def show(slug: str):
    """Judges by groups; a script asks for the table alone."""
    board, now = progress.board(g.competition), clock.now()
    page = "desk/progress/_table.html" if request.args.get("part") else "desk/progress/show.html"
    return render_template(page, board=board, tablets=queries.tablets(g.competition.id, now), now=now)
