"""Clearing a declared conflict of interest."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries
from judging.scoring import clearing
from judging.web import guards

bp = Blueprint("clearances", __name__, url_prefix="/judges/<int:number>/conflicts/<int:entry_number>/clearance")


@bp.post("")
def create(slug: str, number: int, entry_number: int):
    """Open the sheet again, with the reason on record."""
    guards.organiser_only()
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        entry = queries.entry_for(judge, entry_number)
        reason = request.form.get("reason", "")
        clearing.clear(judge, entry, reason=reason, actor=current_user, now=clock.now())
    flash(_("The sheet of number %(n)s is open again.", n=entry_number))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))
