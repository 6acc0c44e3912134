"""What competes, who reads what, and the words about the rules."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import tables
from judging.errors import Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import act
from judging.web.desk.table_forms import table_form, untouched
from judging.web.desk.table_pages import SUBJECT

bp = Blueprint("subject", __name__, url_prefix="/setup/subject")
PAGE = "desk/subject/edit.html"


@bp.get("")
def edit(slug: str):
    """The form."""
    guards.organiser_only()
    return render_template(PAGE, form=untouched(table_form(g.competition.rules, (), SUBJECT), g.competition.version))


@bp.post("")
def update(slug: str):
    """Write what was changed."""
    guards.organiser_only()
    form = table_form(g.competition.rules, (), SUBJECT)()
    if not form.validate():
        return again(PAGE, form)
    try:
        with writing():
            tables.edit(g.competition, form.edit, verb="rules changed", **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.subject.edit", slug=slug, _anchor=form.anchor))
