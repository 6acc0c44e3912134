"""Having oneself erased."""

from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user

from judging.accounts.models import Person
from judging.desk.privacy import erasing, leftovers, standing
from judging.errors import Conflict, Refusal
from judging.infra import clock
from judging.infra.db import db, writing
from judging.web.account.forms import PresentPasswordForm
from judging.web.account.proving import is_provable, prove
from judging.web.again import again
from judging.web.errors import sentence

bp = Blueprint("erasures", __name__, url_prefix="/data/erasure")
PAGE = "account/erasures/new.html"


@bp.get("")
def new():
    """What becomes of everything, entry by entry, or what stands against it."""
    return render_template(PAGE, form=PresentPasswordForm(), **_context())


@bp.post("")
def create():
    """Erase it all at once; the files go after the commit."""
    form, now, person_id = PresentPasswordForm(), clock.now(), current_user.id
    try:
        standing.require_free(current_user)
        prove(form, now=now)
        with writing():
            left = erasing.erase(db.session.get(Person, person_id), now=now)
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_context())
    leftovers.let_go(left, store=current_app.extensions["photos"], instance=Path(current_app.instance_path))
    logout_user()
    session.clear()
    flash(_("Your data has been erased, and you are signed out."))
    return redirect(url_for("public.home.show"))


def _context() -> dict:
    return {"fates": standing.fates(current_user), "against": _against(), "is_provable": is_provable()}


def _against() -> str:
    try:
        standing.require_free(current_user)
    except Conflict as conflict:
        return sentence(conflict)
    return ""
