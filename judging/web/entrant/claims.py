"""Taking over the products a secretary entered from paper, by the code on the slip."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from judging.accounts import attempts
from judging.entries import claiming
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_entrant
from judging.web.again import again
from judging.web.entering import attempt
from judging.web.forms import Form, Text

bp = Blueprint("claims", __name__, url_prefix="/claims")
PAGE = "entrant/claims/new.html"


class ClaimForm(Form):
    """The code as printed."""

    code = Text(_l("Code on the slip"), longest=60, required=True)


@bp.get("")
def new():
    """The form."""
    return render_template(PAGE, form=ClaimForm())


@bp.post("")
def create():
    """Take the products over; guesses are counted as at the door."""
    form = ClaimForm()
    if not form.validate():
        return again(PAGE, form)
    now = clock.now()
    try:
        counted = attempt("claim", str(current_user.id), now=now)
        with writing():
            entry = claiming.by_code(form.code.data)
            refuse_entrant(current_user, entry.competition)
            claiming.take_over(entry, current_user, now=now)
            attempts.forget(counted)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("The entry is yours now."))
    return redirect(url_for("entrant.entries.index"))
