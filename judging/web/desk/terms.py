"""The terms of taking part: how many entries, what is declared, what a set shows."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import terms
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.terms_forms import terms_form

bp = Blueprint("terms", __name__, url_prefix="/setup/terms")
PAGE = "desk/terms/edit.html"


@bp.get("")
def edit(slug: str):
    """The form."""
    guards.organiser_only()
    return render_template(PAGE, form=terms_form(g.competition))


@bp.post("")
def update(slug: str):
    """Set the terms."""
    guards.organiser_only()
    form = terms_form(g.competition)
    if not form.validate():
        return again(PAGE, form)
    try:
        with writing():
            terms.change(g.competition, form.terms, seen=form.seen.data, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.setup.show", slug=slug))
