"""Closing the round under way."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.desk import course, second_looks, stepping
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.paper import coming_in
from judging.scoring import contact, progress
from judging.web import guards
from judging.web.again import again
from judging.web.desk import round_words
from judging.web.forms import Form

bp = Blueprint("closings", __name__, url_prefix="/closing")
PAGE = "desk/closings/new.html"


@bp.get("")
def new(slug: str):
    """What is still missing in the round under way, and what closing means."""
    guards.organiser_only()
    return render_template(PAGE, form=Form(), **_shown())


@bp.post("")
def create(slug: str):
    """Close the round that was shown."""
    guards.organiser_only()
    asked = request.form.get("round", "")
    try:
        with writing():
            stepping.close_round(g.competition, asked=asked, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, Form(), refusal, **_shown())
    flash(_("The round is closed. Nothing in it can change any more."))
    is_over = stage_of(g.competition) == "closed"
    return redirect(url_for("desk.overview.show" if is_over else "desk.running.index", slug=slug))


def _shown() -> dict:
    shown = {"board": progress.board(g.competition), "leg": course.leg_of(g.competition), "words": round_words}
    shown |= {"unsent": contact.unsent(contact.contacts_in(g.competition.id, clock.now()))}
    shown |= {"papers": sum(paper.state != "settled" for paper in coming_in.papers(g.competition))}
    return shown | {"may_look_again": second_looks.is_foreseen(g.competition)}
