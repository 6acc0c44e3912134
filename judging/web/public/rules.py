"""The rules as everybody may read them."""

from flask import Blueprint, g, render_template

from judging.competitions import queries
from judging.web.told import rules_of

bp = Blueprint("rules", __name__)


@bp.get("/c/<slug>/rules")
def show(slug: str):
    """Plain sentences, the fingerprint once frozen, and every extension; a draft is not found."""
    g.competition = queries.set_up(queries.announced_by_slug(slug))
    return render_template(
        "public/rules/show.html",
        rules=rules_of(g.competition),
        extensions=queries.extensions_of(g.competition.id),
    )
