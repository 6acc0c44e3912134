"""Registering as an entrant."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user

from judging.accounts import registering
from judging.errors import Invalid, Refusal
from judging.infra import clock, i18n
from judging.infra.db import writing
from judging.web.addresses import own
from judging.web.again import again
from judging.web.door.forms import RegistrationForm
from judging.web.entering import attempt, come_in, onward

bp = Blueprint("registration", __name__, url_prefix="/register")
PAGE = "door/registration/new.html"


@bp.get("")
def new():
    """The form; who is in already goes on."""
    if current_user.is_authenticated:
        return redirect(onward(current_user, request.args.get("next")))
    return render_template(PAGE, form=RegistrationForm(next=request.args.get("next")))


@bp.post("")
def create():
    """Add the person, sign this device in, and go to the recovery code."""
    form = RegistrationForm()
    if not form.validate():
        return again(PAGE, form, Invalid("Please check what is marked."))
    try:
        code = _register(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    session["recovery_code"] = code
    return redirect(url_for("door.registration.show", next=own(form.next.data)))


@bp.get("/recovery-code")
def show():
    """The recovery code, once."""
    code = session.pop("recovery_code", None)
    address = own(request.args.get("next")) or url_for("entrant.entries.index")
    return render_template("door/registration/show.html", code=code, onward=address)


def _register(form: RegistrationForm) -> str:
    now = clock.now()
    attempt("register", form.phone.data or form.email.data, now=now)
    details = form.details
    email, phone, hashed = registering.prepared(
        name=details.name, email=form.email.data, phone=form.phone.data, password=form.password.data
    )
    with writing():
        person, code = registering.register(
            details, email=email, phone=phone, hashed=hashed, language=i18n.language(), now=now
        )
        come_in(person, now=now)
    return code
