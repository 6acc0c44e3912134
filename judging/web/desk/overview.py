"""The first page of the desk: where the competition stands, and what needs doing."""

from flask import Blueprint, g, render_template

from judging.desk import dashboard
from judging.infra import clock
from judging.scoring import waiving
from judging.web.desk import overview_words, round_words
from judging.web.desk.missing import missing

bp = Blueprint("overview", __name__)


@bp.get("/")
def show(slug: str):
    """Figures, progress, the steps before publishing, and what needs doing now."""
    now = clock.now()
    found = dashboard.overview(g.competition, now=now)
    return render_template(
        "desk/overview/show.html",
        overview=found,
        board=found.board,
        asked=waiving.asked_in(g.competition) if found.is_scoring else [],
        heading=overview_words.heading(g.competition, found, now=now),
        figures=overview_words.figures(g.competition, found),
        steps=overview_words.steps(g.competition, found),
        words=round_words,
        missing=missing(g.competition, found.blocking),
    )
