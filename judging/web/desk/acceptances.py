"""Accepting a product."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, screening
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards

bp = Blueprint("acceptances", __name__)


@bp.post("/entries/<int:entry_id>/acceptance")
def create(slug: str, entry_id: int):
    """Accept, and show the product with the way to the next one that waits."""
    guards.organiser_only()
    entry = queries.entry_at(g.competition.id, entry_id)
    with writing():
        seen = request.form.get("seen", type=int)
        screening.accept(entry, seen=seen, actor=current_user, now=clock.now())
    flash(_("Number %(n)s is accepted.", n=entry.number))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
