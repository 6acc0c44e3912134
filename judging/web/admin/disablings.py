"""Closing an account, and opening it again."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import queries, standing
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("disablings", __name__, url_prefix="/people/<int:person_id>/disabling")


@bp.post("")
def create(person_id: int):
    """Close it; the last administrator stays."""
    with writing():
        standing.disable(queries.by_id(person_id), actor=current_user, now=clock.now())
    flash(_("The account is closed; its devices are signed out."))
    return redirect(url_for("admin.people.show", person_id=person_id))


@bp.post("/end")
def delete(person_id: int):
    """Open it again."""
    with writing():
        standing.enable(queries.by_id(person_id), actor=current_user, now=clock.now())
    flash(_("The account is open again."))
    return redirect(url_for("admin.people.show", person_id=person_id))
