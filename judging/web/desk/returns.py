"""Returning a product for correction."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, screening
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards, letters
from judging.web.again import again
from judging.web.desk.entries_forms import opened_by, return_form

bp = Blueprint("returns", __name__, url_prefix="/entries/<int:entry_id>/return")
PAGE = "desk/returns/new.html"


@bp.get("")
def new(slug: str, entry_id: int):
    """The reason, what may be corrected, and the date."""
    guards.organiser_only()
    entry = queries.entry_at(g.competition.id, entry_id)
    return render_template(PAGE, form=return_form(entry), entry=entry)


@bp.post("")
def create(slug: str, entry_id: int):
    """Return it; its entrant hears of it by mail where there is an address."""
    guards.organiser_only()
    entry, now = queries.entry_at(g.competition.id, entry_id), clock.now()
    form = return_form(entry)
    if not form.validate():
        return again(PAGE, form, entry=entry)
    try:
        with writing():
            screening.return_for_correction(
                entry, reason=form.reason.data, until=form.until.moment, opened=opened_by(form, entry),
                actor=current_user, now=now,
            )  # fmt: skip
            letters.about(entry, "returned", now=now)
    except Invalid as refusal:
        return again(PAGE, form, refusal, entry=entry)
    flash(_("Number %(n)s is returned for correction.", n=entry.number))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
