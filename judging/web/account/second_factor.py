"""The second step of signing in: setting it up, giving its code, and how it stands."""

import segno
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask_login import current_user
from markupsafe import Markup

from judging.accounts import attempts, second_factor
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web.account.forms import SecondFactorForm
from judging.web.addresses import own
from judging.web.again import again
from judging.web.entering import attempt, onward

bp = Blueprint("second_factor", __name__, url_prefix="/second-factor")
PAGE = "account/second_factor/show.html"


@bp.get("")
def show():
    """Set-up on the first visit, then the question for a code, then how it stands."""
    return render_template(PAGE, form=SecondFactorForm(), **_step())


@bp.post("")
def create():
    """Take the code: the first one turns the second step on, later ones let this device pass."""
    form = SecondFactorForm()
    if not form.validate():
        return again(PAGE, form, **_step())
    try:
        codes = _take(form.code.data)
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_step())
    if codes is None:
        return redirect(onward(current_user, request.args.get("next")))
    session.pop("second_factor", None)
    session["paper_codes"] = codes
    return redirect(url_for("account.paper_codes.show", next=own(request.args.get("next"))))


def _take(code: str) -> list[str] | None:
    """The paper codes when this was the first code, else nothing."""
    now = clock.now()
    counted = attempt("second factor", str(current_user.id), now=now)
    with writing():
        attempts.forget(counted)
        if current_user.second_factor is None:
            return second_factor.set_up(current_user, session.get("second_factor", ""), code, now=now)
        second_factor.give(current_user, code, now=now)


def _step() -> dict:
    """Which of the three this page is, and what it shows; the secret waits in the session until its first code."""
    if current_user.second_factor is None:
        secret = session.setdefault("second_factor", second_factor.new_secret())
        return {"step": "set_up", "secret": secret, "qr": _qr(secret)}
    if current_user.sign_in.is_second_factor_given:
        return {"step": "on", "left": second_factor.codes_left(current_user)}
    return {"step": "give"}


def _qr(secret: str) -> Markup:
    issuer = current_app.config["PUBLIC_URL"].split("://")[-1]
    code = segno.make(second_factor.address(current_user, secret, issuer=issuer), error="m", micro=False)
    return Markup(code.svg_inline(scale=1, border=4, svgclass="qr", lineclass=None, omitsize=True, light="#fff"))
