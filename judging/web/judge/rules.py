"""The rules as a judge reads them."""

from flask import Blueprint, g, render_template

from judging.competitions import queries
from judging.scoring import deadlines
from judging.web.told import rules_of

bp = Blueprint("rules", __name__)


@bp.get("/rules")
def show(slug: str):
    """Plain sentences, the fingerprint, and the guidance of each criterion."""
    round_ = g.competition.scored_round
    changes = deadlines.changes_of(round_) if round_ else []
    return render_template("judge/rules/show.html", rules=rules_of(queries.set_up(g.competition)), changes=changes)
