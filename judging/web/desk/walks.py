"""How judges walk through the exhibits of a round."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from judging.competitions import queries
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import walks
from judging.web import guards

bp = Blueprint("walks", __name__, url_prefix="/walks")

#: ``panel.walking.WAYS`` in words.
WAYS = {
    "tables": _l("By number along the tables, each judge starting elsewhere"),
    "together": _l("By number along the tables, everybody starting at the first"),
    "random": _l("In an order drawn for each judge, for photos on a screen"),
}


@bp.post("")
def update(slug: str):
    """Choose the way of one round; lists on tablets follow with their next visit to the server."""
    guards.organiser_only()
    with writing():
        round_ = queries.round_of(g.competition, request.form.get("round", ""))
        walks.choose(g.competition, round_, request.form.get("way", ""), actor=current_user, now=clock.now())
    flash(_("Saved."))
    return redirect(url_for("desk.judges.index", slug=slug, _anchor="walks"))
