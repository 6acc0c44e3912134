"""Missing sheets: which they are, and doing without one."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries
from judging.results.missing import missing_sheets
from judging.scoring import waiving
from judging.web import guards
from judging.web.unable_words import TOLD

bp = Blueprint("waivers", __name__, url_prefix="/missing-sheets")
SHOWN = 200


@bp.get("")
def index(slug: str):
    """Every required sheet that is not complete, what judges cannot score, and those done without."""
    return render_template(
        "desk/waivers/index.html",
        missing=missing_sheets(g.competition),
        waived=queries.waivers_in(g.competition.scored_round),
        asked=waiving.asked_in(g.competition),
        causes=TOLD,
        may_waive=g.role == "organiser" and stage_of(g.competition) in ("judging", "closed"),
        shown=SHOWN,
    )


@bp.post("")
def create(slug: str):
    """Do without one missing sheet."""
    guards.organiser_only()
    number, entry_number = (request.form.get(name, 0, type=int) for name in ("judge", "entry"))
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        entry = queries.entry_for(judge, entry_number)
        waiving.waive(judge, entry, reason=request.form.get("reason", ""), actor=current_user, now=clock.now())
    flash(_("The ranking does without this sheet."))
    return redirect(url_for("desk.waivers.index", slug=slug))


@bp.post("/<int:number>/<int:entry_number>/removal")
def remove(slug: str, number: int, entry_number: int):
    """Require the sheet again."""
    guards.organiser_only()
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        waiving.take_back(judge, queries.entry_for(judge, entry_number), actor=current_user, now=clock.now())
    flash(_("The sheet is required again."))
    return redirect(url_for("desk.waivers.index", slug=slug))
