"""Who administers this installation."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import queries, standing
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("administrators", __name__, url_prefix="/people/<int:person_id>/administration")


@bp.post("")
def create(person_id: int):
    """Appoint a person."""
    with writing():
        standing.appoint(queries.by_id(person_id), actor=current_user, now=clock.now())
    flash(_("The person is an administrator now."))
    return redirect(url_for("admin.people.show", person_id=person_id))


@bp.post("/end")
def delete(person_id: int):
    """Dismiss one; the last administrator stays."""
    with writing():
        standing.dismiss(queries.by_id(person_id), actor=current_user, now=clock.now())
    flash(_("The person is no longer an administrator."))
    return redirect(url_for("admin.people.show", person_id=person_id))
