"""Signing this device out."""

from flask import Blueprint, flash, redirect, session, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import profile
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("sign_out", __name__)


@bp.post("/sign-out")
def create():
    """End the sign-in; the cookie is worth nothing afterwards."""
    if current_user.is_authenticated:
        with writing():
            profile.sign_out(current_user, current_user.sign_in, now=clock.now())
    session.clear()
    flash(_("You are signed out."))
    return redirect(url_for("public.home.show"))
