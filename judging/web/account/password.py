"""Changing one's password."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import attempts, profile
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import account_letters as letters
from judging.web.account.forms import PasswordForm
from judging.web.again import again
from judging.web.entering import prove_again

bp = Blueprint("password", __name__, url_prefix="/password")
PAGE = "account/password/edit.html"


@bp.get("")
def edit():
    """The old one and the new one."""
    return render_template(PAGE, form=PasswordForm())


@bp.post("")
def update():
    """Keep the new one; every other device is signed out."""
    form = PasswordForm()
    if not form.validate():
        return again(PAGE, form)
    try:
        _change(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("Your new password is set. Other devices have been signed out."))
    return redirect(url_for("account.profile.edit"))


def _change(form: PasswordForm) -> None:
    now = clock.now()
    counted = prove_again(form.password.data, now=now)
    hashed = profile.prepared_password(current_user, form.new.data)
    with writing():
        attempts.forget(counted)
        profile.set_password(current_user, hashed, letter=letters.changed, now=now)
