"""Objects as they arrive at the exhibition room."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, screening
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.web.desk.entries_forms import ArrivalForm

bp = Blueprint("arrivals", __name__, url_prefix="/entries/<int:entry_id>/arrival")


@bp.post("")
def create(slug: str, entry_id: int):
    """Tick the object as received."""
    entry, form = queries.entry_at(g.competition.id, entry_id), ArrivalForm()
    if not form.validate():
        raise Invalid("Please count the pieces that arrived: at least one.")
    with writing():
        screening.receive(entry, pieces=form.pieces.data, actor=current_user, now=clock.now())
    flash(_("The object of number %(n)s is received.", n=entry.number))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))


@bp.post("/remove")
def remove(slug: str, entry_id: int):
    """Take the tick back."""
    entry = queries.entry_at(g.competition.id, entry_id)
    with writing():
        screening.take_back_arrival(entry, actor=current_user, now=clock.now())
    flash(_("The object of number %(n)s is no longer ticked as received.", n=entry.number))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
