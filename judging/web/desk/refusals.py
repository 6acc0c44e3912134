"""Refusing a product."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, screening
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards, letters
from judging.web.again import again
from judging.web.desk.entries_forms import RefusalForm

bp = Blueprint("refusals", __name__, url_prefix="/entries/<int:entry_id>/refusal")
PAGE = "desk/refusals/new.html"


@bp.get("")
def new(slug: str, entry_id: int):
    """The reason."""
    guards.organiser_only()
    return render_template(PAGE, form=RefusalForm(), entry=queries.entry_at(g.competition.id, entry_id))


@bp.post("")
def create(slug: str, entry_id: int):
    """Refuse it; its entrant hears of it by mail where there is an address."""
    guards.organiser_only()
    entry, form, now = queries.entry_at(g.competition.id, entry_id), RefusalForm(), clock.now()
    if not form.validate():
        return again(PAGE, form, entry=entry)
    with writing():
        screening.refuse(entry, reason=form.reason.data, actor=current_user, now=now)
        letters.about(entry, "refused", now=now)
    flash(_("Number %(n)s is refused.", n=entry.number))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
