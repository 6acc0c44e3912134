"""A decision where the figures are equal: who decided what, when, and why."""

from flask import Blueprint, g, redirect, url_for
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.results import deciding
from judging.web import guards
from judging.web.desk.ranking import once_more
from judging.web.desk.results_forms import TieForm

bp = Blueprint("tie_decisions", __name__)


@bp.post("/tie-decisions")
def create(slug: str):
    """Record the order in which the tied entries take the prizes, and compute anew."""
    guards.organiser_only()
    form = TieForm()
    if not form.validate():
        return once_more(form)
    with writing():
        deciding.decide(
            g.competition,
            form.order,
            decided_by=form.decided_by.data,
            decided_on=form.decided_on.data,
            reason=form.reason.data,
            actor=current_user,
            now=clock.now(),
        )
    return redirect(url_for("desk.ranking.show", slug=slug, group=form.group.data))
