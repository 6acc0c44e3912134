"""Signing in with e-mail or telephone and password."""

from flask import Blueprint, redirect, render_template, request
from flask_login import current_user

from judging.accounts import attempts, signing_in
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web.again import again
from judging.web.door.forms import SignInForm
from judging.web.entering import attempt, come_in, onward

bp = Blueprint("sign_in", __name__)
PAGE = "door/sign_in/new.html"


@bp.get("/sign-in")
def new():
    """The door; who is in already goes on."""
    if current_user.is_authenticated:
        return redirect(onward(current_user, request.args.get("next")))
    return render_template(PAGE, form=SignInForm(next=request.args.get("next")))


@bp.post("/sign-in")
def create():
    """Open a new sign-in on this device, or say what is wrong."""
    form = SignInForm()
    if not form.validate():
        return again(PAGE, form)
    try:
        return redirect(_open(form))
    except Refusal as refusal:
        return again(PAGE, form, refusal)


def _open(form: SignInForm) -> str:
    now = clock.now()
    counted = attempt("sign in", form.contact.data, now=now)
    person = signing_in.proven(form.contact.data, form.password.data)
    with writing():
        attempts.forget(counted)
        come_in(person, now=now)
    return onward(person, form.next.data)
