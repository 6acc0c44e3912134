"""A fresh code for somebody who was invited to the staff and has not come in yet."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_login import current_user

from judging.desk import staffing
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.codes import told

bp = Blueprint("invitations", __name__, url_prefix="/staff/<int:person_id>/invitation")


@bp.post("")
def create(slug: str, person_id: int):
    """Make it and show it once."""
    guards.organiser_only()
    with writing():
        person, code = staffing.hand_out_code(g.competition, person_id, actor=current_user, now=clock.now())
    flash(told(person, code), "wait")
    return redirect(url_for("desk.staff.index", slug=slug))
