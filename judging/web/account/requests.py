"""Asking about one's own data what cannot be done by oneself; the answers stand on “My data”."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from judging.competitions import queries as competitions
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import named
from judging.rights.filing import ask
from judging.web import request_letters, request_words
from judging.web.again import again
from judging.web.request_forms import RequestForm

bp = Blueprint("requests", __name__, url_prefix="/data/requests")
PAGE = "account/requests/new.html"
#: What a request to the administrators is about.
EVERYTHING = "-"


@bp.get("/new")
def new():
    """What can be done at once, and the form for the rest."""
    return render_template(PAGE, form=_form(to=request.args.get("to") or EVERYTHING), terms=_terms())


@bp.post("")
def create():
    """File it; both sides hear of it by mail."""
    form, now = _form(), clock.now()
    if not form.validate():
        return again(PAGE, form, terms=_terms())
    about = None if form.to.data == EVERYTHING else competitions.announced_by_slug(form.to.data)
    try:
        with writing():
            filed = {"competition": about, "days": current_app.config["REQUEST_DAYS"], "now": now}
            made, is_new = ask(current_user, form.kind.data, form.text.data, **filed)
            if is_new:
                request_letters.came(made, now=now)
    except Refusal as refusal:
        return again(PAGE, form, refusal, terms=_terms())
    flash(_("Your request has arrived."))
    return redirect(url_for("account.data.show", _anchor="requests"))


def _form(**values) -> RequestForm:
    form = RequestForm(**values)
    known = [SelectChoice(each.slug, named(each, "title")) for each in competitions.announced()]
    form.to.choices = [SelectChoice(EVERYTHING, _("My account, or everything here")), *known]
    return form


def _terms() -> str:
    return request_words.terms(current_app.config["REQUEST_DAYS"])
