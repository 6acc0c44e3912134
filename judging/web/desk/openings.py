"""Opening for entries."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries, readiness, rounds
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.desk.missing import missing

bp = Blueprint("openings", __name__, url_prefix="/opening")


@bp.get("")
def new(slug: str):
    """What opening means, and what still blocks it."""
    guards.organiser_only()
    competition = queries.set_up(g.competition)
    keys = readiness.missing_for_opening(competition)
    return render_template("desk/openings/new.html", missing=missing(competition, keys))


@bp.post("")
def create(slug: str):
    """Open for entries."""
    guards.organiser_only()
    with writing():
        rounds.open_for_entries(g.competition, actor=current_user, now=clock.now())
    flash(_("The competition has its public page now. Entries are taken from the opening date on."))
    return redirect(url_for("desk.overview.show", slug=slug))
