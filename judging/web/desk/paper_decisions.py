"""Between a sheet of paper and a tablet's sheet of the same judge and entry."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _

from judging.infra.db import writing
from judging.paper.ballots import ballot_at
from judging.web import guards, paper_choices

bp = Blueprint("paper_decisions", __name__)


@bp.post("/paper/<code>/decision")
def create(slug: str, code: str):
    """Let one of the two count, with the reason. Before the round closes the tablet's points are not shown here."""
    guards.organiser_only()
    counts = paper_choices.chosen()
    with writing():
        paper_choices.decide(ballot_at(g.competition, code), counts)
    flash(_("Decided. Both stay in the log."))
    return redirect(url_for("desk.paper_sheets.show", slug=slug, code=code))
