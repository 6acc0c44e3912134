"""Opening the judging, which freezes the rules; and taking that back while nothing is scored."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries
from judging.desk import facts, readiness, stepping
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import named
from judging.web import guards
from judging.web.again import again
from judging.web.desk.missing import missing
from judging.web.desk.setup_forms import ReasonForm
from judging.web.told import rules_of

bp = Blueprint("judging_openings", __name__, url_prefix="/judging")
EDIT = "desk/judging_openings/edit.html"


@bp.get("")
def new(slug: str):
    """The rules once more, and everything that is not ready."""
    guards.organiser_only()
    competition = queries.set_up(g.competition)
    before = readiness.before_judging(competition, now=clock.now())
    return render_template(
        "desk/judging_openings/new.html",
        before=before,
        missing=missing(competition, before.missing),
        short_names=" · ".join(named(short.category) for short in before.short_groups),
        rules=rules_of(competition),
    )


@bp.post("")
def create(slug: str):
    """Freeze the rules and let the judges score."""
    guards.organiser_only()
    with writing():
        stepping.open_judging(g.competition, actor=current_user, now=clock.now())
    flash(_("Judging is open. The rules are frozen as %(fingerprint)s.", fingerprint=g.competition.rules_fingerprint))
    return redirect(url_for("desk.overview.show", slug=slug))


@bp.get("/removal")
def edit(slug: str):
    """The form to take it back."""
    guards.organiser_only()
    return render_template(EDIT, form=ReasonForm(), has_scores=facts.has_records(g.competition.round))


@bp.post("/removal")
def remove(slug: str):
    """Take it back, with a reason, while nobody has scored."""
    guards.organiser_only()
    form = ReasonForm()
    has_scores = facts.has_records(g.competition.round)
    if not form.validate():
        return again(EDIT, form, has_scores=has_scores)
    call = {"reason": form.reason.data, "actor": current_user, "now": clock.now()}
    try:
        with writing():
            stepping.take_back_judging(g.competition, **call)
    except Refusal as refusal:
        return again(EDIT, form, refusal, has_scores=has_scores)
    flash(_("Judging is taken back. The rules can be corrected."))
    return redirect(url_for("desk.setup.show", slug=slug))
