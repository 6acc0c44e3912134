"""A fresh recovery code, when the old one is lost or was seen."""

from flask import Blueprint, redirect, render_template, session, url_for
from flask_login import current_user

from judging.accounts import attempts, recovery
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web.account.forms import PresentPasswordForm
from judging.web.again import again
from judging.web.entering import prove_again

bp = Blueprint("recovery_code", __name__, url_prefix="/recovery-code")
PAGE = "account/recovery_code/new.html"


@bp.get("")
def new():
    """What the code is for, and the password once more."""
    return render_template(PAGE, form=PresentPasswordForm())


@bp.post("")
def create():
    """Make a new code; the old one no longer works."""
    form = PresentPasswordForm()
    if not form.validate():
        return again(PAGE, form)
    try:
        session["recovery_code"] = _renew(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    return redirect(url_for("door.registration.show", next=url_for("account.profile.edit")))


def _renew(form: PresentPasswordForm) -> str:
    now = clock.now()
    counted = prove_again(form.password.data, now=now)
    with writing():
        attempts.forget(counted)
        return recovery.renew_code(current_user, now=now)
