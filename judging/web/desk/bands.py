"""Grades: what every entry that reaches them receives."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import tables
from judging.errors import Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import act
from judging.web.desk.table_forms import table_form, untouched
from judging.web.desk.table_pages import BANDS

bp = Blueprint("bands", __name__, url_prefix="/setup/bands")
PAGE = "desk/bands/edit.html"


@bp.get("")
def edit(slug: str):
    """The grades, from the highest down."""
    guards.organiser_only()
    return render_template(PAGE, form=untouched(table_form(g.competition.rules, (), BANDS), g.competition.version))


@bp.post("")
def update(slug: str):
    """Write what was changed, then move or remove the grade whose button was pressed."""
    guards.organiser_only()
    form = table_form(g.competition.rules, (), BANDS)()
    if not form.validate():
        return again(PAGE, form)
    try:
        with writing():
            tables.edit(g.competition, form.edit, verb="grades changed", **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.bands.edit", slug=slug, _anchor=form.anchor))
