"""The password once more, before a copy of everything or being erased."""

from datetime import datetime

from flask import current_app
from flask_login import current_user

from judging.accounts import attempts
from judging.errors import Conflict, Invalid
from judging.infra.db import writing
from judging.web.account.forms import PresentPasswordForm
from judging.web.entering import prove_again


def is_provable() -> bool:
    """Whether this person can prove themselves: a judge's tablet has no password. In the demo nobody needs one."""
    return bool(current_app.config["DEMO"] or current_user.password)


def prove(form: PresentPasswordForm, *, now: datetime) -> None:
    """Check the password typed; raises Conflict where there is none, else Invalid or Throttled."""
    if current_app.config["DEMO"]:
        return
    if not is_provable():
        raise Conflict("You came in with a card, without a password. Please ask the organisers about your data.")
    if not form.validate():
        raise Invalid("Please type your present password.")
    counted = prove_again(form.password.data, now=now)
    with writing():
        attempts.forget(counted)
