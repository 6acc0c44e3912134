"""Extending the deadline."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries, rounds
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import ExtensionForm

bp = Blueprint("extensions", __name__, url_prefix="/extensions")
PAGE = "desk/extensions/new.html"


@bp.get("")
def new(slug: str):
    """The form, and every extension so far."""
    guards.organiser_only()
    return render_template(PAGE, form=ExtensionForm(), extensions=queries.extensions_of(g.competition.id))


@bp.post("")
def create(slug: str):
    """Move the deadline to a later moment."""
    guards.organiser_only()
    form, extensions = ExtensionForm(), queries.extensions_of(g.competition.id)
    if not form.validate():
        return again(PAGE, form, extensions=extensions)
    try:
        with writing():
            rounds.extend_deadline(
                g.competition, form.until.moment, reason=form.reason.data, actor=current_user, now=clock.now()
            )
    except Refusal as refusal:
        return again(PAGE, form, refusal, extensions=extensions)
    flash(_("The deadline is extended. The competition's page says so."))
    return redirect(url_for("desk.overview.show", slug=slug))
