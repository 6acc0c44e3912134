"""Signing this device out."""

from flask import Blueprint, flash, redirect, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import profile
from judging.infra import clock
from judging.infra.db import writing
from judging.web import seats

bp = Blueprint("sign_out", __name__)


@bp.post("/sign-out")
def create():
    """End the sign-in, on a shared tablet everybody's; the cookie is worth nothing afterwards."""
    if current_user.is_authenticated:
        with writing():
            profile.sign_out(current_user, current_user.sign_in, now=clock.now())
            seats.end_all(clock.now())
    session.clear()
    flash(_("You are signed out."))
    answer = redirect(url_for("public.home.show"))
    answer.delete_cookie(seats.COOKIE)
    return answer
