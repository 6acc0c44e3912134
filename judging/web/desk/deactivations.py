"""Taking a judge off the panel, and back."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import judges, queries
from judging.web import guards

bp = Blueprint("deactivations", __name__, url_prefix="/judges/<int:number>/deactivation")


@bp.post("")
def create(slug: str, number: int):
    """Off the panel: the tablet is signed out, the sheets no longer count."""
    guards.organiser_only()
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        judges.deactivate(judge, reason=request.form.get("reason", ""), actor=current_user, now=clock.now())
    flash(_("The judge is off the panel."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


@bp.post("/removal")
def remove(slug: str, number: int):
    """Back on the panel."""
    guards.organiser_only()
    with writing():
        judges.bring_back(queries.judge_of(g.competition.id, number), actor=current_user, now=clock.now())
    flash(_("The judge is back on the panel."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))
