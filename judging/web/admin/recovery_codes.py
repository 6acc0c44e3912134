"""Handing out a code to somebody who lost the password."""

from flask import Blueprint, flash, redirect, url_for
from flask_login import current_user

from judging.accounts import queries, recovery
from judging.infra import clock
from judging.infra.db import writing
from judging.web.codes import told

bp = Blueprint("recovery_codes", __name__, url_prefix="/people/<int:person_id>/recovery-codes")


@bp.post("")
def create(person_id: int):
    """Make a code and show it once, to be read out to the person."""
    with writing():
        person = queries.by_id(person_id)
        code = recovery.hand_out(person, issued_by=current_user, now=clock.now())
    flash(told(person, code), "wait")
    return redirect(url_for("admin.people.show", person_id=person_id))
