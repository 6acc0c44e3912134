"""A lost password: a link by mail."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _

from judging.accounts import profile, recovery
from judging.accounts.models import OneTimeCode
from judging.errors import Gone, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import account_letters as letters
from judging.web.again import again
from judging.web.door.forms import NewPasswordForm, RecoveryForm
from judging.web.entering import attempt, come_in, work_of

bp = Blueprint("recovery", __name__, url_prefix="/recovery")
PAGE, EDIT = "door/recovery/new.html", "door/recovery/edit.html"


@bp.get("")
def new():
    """Two ways: by mail, or with a code on paper."""
    return render_template(PAGE, form=RecoveryForm())


@bp.post("")
def create():
    """Send the link, if there is such an account; the answer is the same."""
    form = RecoveryForm()
    if not form.validate():
        return again(PAGE, form)
    now = clock.now()
    try:
        attempt("recovery mail", form.contact.data, now=now)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    with writing():
        recovery.post_link(form.contact.data, letter=letters.recovery, now=now)
    return redirect(url_for("door.recovery.show"))


@bp.get("/sent")
def show():
    """What happens next, whether or not there is such an account."""
    return render_template("door/recovery/show.html")


@bp.get("/<secret>")
def edit(secret: str):
    """Choose a new password; opening the page uses nothing up, as mail programs open links by themselves."""
    recovery.of_link(secret, now=clock.now())
    return render_template(EDIT, form=NewPasswordForm(), secret=secret)


@bp.post("/<secret>")
def update(secret: str):
    """Use the link up for a new password, and sign in."""
    form = NewPasswordForm()
    code = recovery.of_link(secret, now=clock.now())
    if not form.validate():
        return again(EDIT, form, secret=secret)
    try:
        return redirect(replaced(code, form.password.data))
    except Gone:
        raise
    except Refusal as refusal:
        return again(EDIT, form, refusal, secret=secret)


def replaced(code: OneTimeCode, password: str) -> str:
    """Set the password, sign this device in, and say where to go: to a fresh code, or to work."""
    now = clock.now()
    hashed = profile.prepared_password(code.person, password)
    with writing():
        fresh = recovery.set_password(code, hashed, now=now)
        come_in(code.person, now=now)
    flash(_("Your new password is set. Other devices have been signed out."))
    if fresh is None:
        return work_of(code.person)
    session["recovery_code"] = fresh
    return url_for("door.registration.show", next=work_of(code.person))
