"""Score sheets on paper: printing empty ones, and which have come back."""

from flask import Blueprint, g, render_template, request

from judging.errors import Invalid
from judging.panel import queries as panel
from judging.paper import ballots, coming_in
from judging.web import printing
from judging.web.desk.labels import chosen_group
from judging.web.desk.paper_words import STATES
from judging.web.printing import sheets

bp = Blueprint("paper", __name__)


@bp.get("/paper")
def index(slug: str):
    """What to print, what to enter, and what waits."""
    judges = [judge for judge in panel.judges_of(g.competition.id) if judge.is_active]
    found = coming_in.papers(g.competition)
    return render_template("desk/paper/index.html", judges=judges, papers=found, states=STATES)


@bp.get("/paper.pdf")
def show(slug: str):
    """Empty sheets of the round judges see: of one judge or all, of one group or all."""
    wanted = request.args.get("judge", type=int)
    judge = panel.judge_of(g.competition.id, wanted) if wanted else None
    found = ballots.due(g.competition, judge=judge, category=chosen_group())
    if not found:
        raise Invalid("No sheet is required there: this judge does not score this group.")
    return printing.answer("sheets", sheets.empty, g.competition, found, file=f"{slug}-sheets")
