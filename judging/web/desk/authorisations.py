"""The paper by which several authors let one of them enter for all."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import authors, queries
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("authorisations", __name__, url_prefix="/entries/<int:entry_id>/authorisation")


@bp.post("")
def create(slug: str, entry_id: int):
    """Tick it as seen."""
    entry = queries.entry_at(g.competition.id, entry_id)
    with writing():
        authors.see(entry, actor=current_user, now=clock.now())
    flash(_("The written authorisation is ticked as seen."))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id, _anchor="who"))


@bp.post("/remove")
def remove(slug: str, entry_id: int):
    """Take the tick back."""
    entry = queries.entry_at(g.competition.id, entry_id)
    with writing():
        authors.take_back(entry, actor=current_user, now=clock.now())
    flash(_("The written authorisation is no longer ticked as seen."))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id, _anchor="who"))
