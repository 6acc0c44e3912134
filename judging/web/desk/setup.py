"""The set-up at a glance: what has been entered, what is missing, and the next step."""

from flask import Blueprint, g, render_template

from judging.competitions import queries, readiness
from judging.web.desk.missing import missing
from judging.web.told import rules_of

bp = Blueprint("setup", __name__)


@bp.get("/setup")
def show(slug: str):
    """Every setting, for organisers and secretaries."""
    competition = queries.set_up(g.competition)
    return render_template(
        "desk/setup/show.html",
        for_opening=missing(competition, readiness.missing_for_opening(competition)),
        for_judging=missing(competition, readiness.missing_for_judging(competition)),
        rules=rules_of(competition),
        extensions=queries.extensions_of(competition.id),
    )
