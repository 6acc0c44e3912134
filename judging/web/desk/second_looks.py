"""Entries on which the judges differ widely: which they are, and letting them be scored again."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.desk import second_looks
from judging.errors import Incomplete
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import second_looks as looks
from judging.web import guards
from judging.web.errors import sentence

bp = Blueprint("second_looks", __name__, url_prefix="/second-looks")


@bp.get("")
def new(slug: str):
    """The entries whose sheets lie far apart, with what each judge gave; or those that are scored again."""
    round_ = second_looks.round_of(g.competition)
    shown = {"round": round_, "allowed": second_looks.allowed(g.competition), "looks": looks.looks_in(round_)}
    shown |= {"may_open": second_looks.may_open(g.competition), "has_begun": looks.has_begun(round_)}
    try:
        found = second_looks.far_apart(g.competition) if round_.state == "closed" else []
    except Incomplete as incomplete:
        return render_template("desk/second_looks/new.html", found=[], refusal=sentence(incomplete), **shown)
    return render_template("desk/second_looks/new.html", found=found, refusal=None, **shown)


@bp.post("")
def create(slug: str):
    """Open the round again for the chosen entries."""
    guards.organiser_only()
    numbers = request.form.getlist("entry", type=int)
    with writing():
        reason = request.form.get("reason", "")
        second_looks.open_again(g.competition, numbers, reason=reason, actor=current_user, now=clock.now())
    flash(_("The judges can score these again. Close the round once they have handed in."))
    return redirect(url_for("desk.second_looks.new", slug=slug))


@bp.post("/removal")
def remove(slug: str):
    """Let the first sheets stand after all."""
    guards.organiser_only()
    with writing():
        reason = request.form.get("reason", "")
        looks.take_back(g.competition, reason=reason, actor=current_user, now=clock.now())
    flash(_("The first sheets stand. The round is closed as it was."))
    return redirect(url_for("desk.second_looks.new", slug=slug))
