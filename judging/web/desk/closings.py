"""Closing the round."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.desk import stepping
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import progress
from judging.web import guards

bp = Blueprint("closings", __name__, url_prefix="/closing")


@bp.get("")
def new(slug: str):
    """How many sheets are still missing, and what closing means."""
    guards.organiser_only()
    return render_template("desk/closings/new.html", board=progress.board(g.competition))


@bp.post("")
def create(slug: str):
    """Close the round."""
    guards.organiser_only()
    with writing():
        stepping.close_round(g.competition, actor=current_user, now=clock.now())
    flash(_("The round is closed. No score can change any more."))
    return redirect(url_for("desk.overview.show", slug=slug))
