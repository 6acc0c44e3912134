"""Opening the round after the one that was closed."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries
from judging.competitions.models import Competition
from judging.desk import course, readiness, stepping
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import named
from judging.web import guards
from judging.web.again import again
from judging.web.desk import round_words
from judging.web.errors import sentence
from judging.web.forms import Form

bp = Blueprint("next_rounds", __name__, url_prefix="/next-round")
PAGE = "desk/next_rounds/new.html"


@bp.get("")
def new(slug: str):
    """Who passed, how many go on, and what freezes."""
    guards.organiser_only()
    return render_template(PAGE, form=Form(), **_shown(queries.set_up(g.competition)))


@bp.post("")
def create(slug: str):
    """Open the round that was shown."""
    guards.organiser_only()
    try:
        with writing():
            asked = request.form.get("round", "")
            round_ = stepping.open_next(g.competition, asked=asked, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, Form(), refusal, **_shown(queries.set_up(g.competition)))
    flash(_("The round “%(name)s” is open.", name=named(round_)))
    return redirect(url_for("desk.running.index", slug=slug))


def _shown(competition: Competition) -> dict:
    between = course.between(competition)
    short = readiness.short_entries(competition, between.following, between.passed) if between else []
    return {
        "between": between,
        "groups": course.groups_of(competition, between) if between else [],
        "short": short[: stepping.MOST_NUMBERS],
        "words": round_words,
        "sentence": sentence,
    }
