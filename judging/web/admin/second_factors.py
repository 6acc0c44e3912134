"""Taking the second step away from somebody who lost telephone and paper."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import queries, second_factor
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("second_factors", __name__, url_prefix="/people/<int:person_id>/second-factor")


@bp.post("/end")
def delete(person_id: int):
    """Reset it; the person sets it up anew at the next visit."""
    with writing():
        second_factor.reset(queries.by_id(person_id), actor=current_user, now=clock.now())
    flash(_("The second step is reset. It is set up anew at the next sign-in."))
    return redirect(url_for("admin.people.show", person_id=person_id))
