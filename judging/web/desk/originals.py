"""Photos as they were sent: whether they are kept, and each for organisers."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import originals
from judging.entries import queries
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.web import entry_originals, guards
from judging.web.desk.setup_forms import OriginalsForm

bp = Blueprint("originals", __name__)


@bp.post("/setup/originals")
def update(slug: str):
    """Keep them or not."""
    guards.organiser_only()
    form = OriginalsForm()
    if not form.validate():
        raise Invalid("Please load this page again.")
    with writing():
        kept, seen = form.is_kept.data, form.seen.data
        originals.keep(g.competition, is_kept=kept, seen=seen, actor=current_user, now=clock.now())
    flash(_("Saved."))
    return redirect(url_for("desk.questions.index", slug=slug, _anchor="files"))


@bp.get("/entries/<int:entry_id>/photos/<int:photo_id>/original")
def show(slug: str, entry_id: int, photo_id: int):
    """One file."""
    guards.organiser_only()
    entry = queries.entry_at(g.competition.id, entry_id)
    return entry_originals.show(queries.photo_of(entry, photo_id))
