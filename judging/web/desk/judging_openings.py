"""Opening the first round, which freezes the rules; and taking an opening back while nothing is scored or recorded."""

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
from judging.web.desk import round_words
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
        words=round_words,
    )


@bp.post("")
def create(slug: str):
    """Freeze the rules and open the first round."""
    guards.organiser_only()
    with writing():
        stepping.open_judging(g.competition, actor=current_user, now=clock.now())
    frozen = g.competition.rules_fingerprint
    if round_words.is_plain(g.competition):
        flash(_("Judging is open. The rules are frozen as %(fingerprint)s.", fingerprint=frozen))
        return redirect(url_for("desk.overview.show", slug=slug))
    flash(_("The first round is open. The rules are frozen as %(fingerprint)s.", fingerprint=frozen))
    return redirect(url_for("desk.running.index", slug=slug))


@bp.get("/removal")
def edit(slug: str):
    """The form to take the opening of the round under way back."""
    guards.organiser_only()
    return render_template(EDIT, form=ReasonForm(), **_shown())


@bp.post("/removal")
def remove(slug: str):
    """Take it back, with a reason, while nothing has been scored or recorded."""
    guards.organiser_only()
    form, is_first = ReasonForm(), g.competition.round.position == 1
    if not form.validate():
        return again(EDIT, form, **_shown())
    call = {"reason": form.reason.data, "actor": current_user, "now": clock.now()}
    try:
        with writing():
            stepping.take_back_judging(g.competition, **call)
    except Refusal as refusal:
        return again(EDIT, form, refusal, **_shown())
    if is_first:
        flash(_("Judging is taken back. The rules can be corrected."))
        return redirect(url_for("desk.setup.show", slug=slug))
    flash(_("The opening of the round is taken back."))
    return redirect(url_for("desk.running.index", slug=slug))


def _shown() -> dict:
    return {"has_records": facts.has_records(g.competition.round), "words": round_words}
