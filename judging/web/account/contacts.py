"""The e-mail address and telephone number one signs in by."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import attempts, contacts
from judging.desk import contacts as desk
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import account_letters as letters
from judging.web.account.forms import ContactsForm
from judging.web.again import again
from judging.web.entering import prove_again

bp = Blueprint("contacts", __name__, url_prefix="/contacts")
PAGE = "account/contacts/edit.html"


@bp.get("")
def edit():
    """Both, as they are."""
    return render_template(PAGE, form=ContactsForm(obj=current_user, password=""))


@bp.post("")
def update():
    """Keep the new ones when the password is right; the old address hears of it."""
    form = ContactsForm()
    if not form.validate():
        return again(PAGE, form)
    try:
        _change(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("From now on you sign in with these."))
    return redirect(url_for("account.profile.edit"))


def _change(form: ContactsForm) -> None:
    now = clock.now()
    email, phone = contacts.checked(email=form.email.data, phone=form.phone.data)
    counted = prove_again(form.password.data, now=now)
    with writing():
        attempts.forget(counted)
        desk.change(current_user, email=email, phone=phone, letter=letters.changed, now=now)
