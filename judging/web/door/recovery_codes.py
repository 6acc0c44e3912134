"""A lost password: a code on paper, shown at registration or handed out by an organiser."""

from flask import Blueprint, redirect, render_template

from judging.accounts import attempts, recovery
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web.again import again
from judging.web.door.forms import RecoveryCodeForm
from judging.web.door.recovery import replaced
from judging.web.entering import attempt

bp = Blueprint("recovery_codes", __name__, url_prefix="/recovery-code")
PAGE = "door/recovery_codes/new.html"


@bp.get("")
def new():
    """The form for a code."""
    return render_template(PAGE, form=RecoveryCodeForm())


@bp.post("")
def create():
    """Use the code up for a new password, sign in, and show a fresh code."""
    form = RecoveryCodeForm()
    if not form.validate():
        return again(PAGE, form)
    now = clock.now()
    try:
        counted = attempt("recovery code", form.contact.data, now=now)
        address = replaced(recovery.of_paper(form.contact.data, form.code.data, now=now), form.password.data)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    with writing():
        attempts.forget(counted)
    return redirect(address)
