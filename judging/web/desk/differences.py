"""How a criterion counts: its factor, its least points, and where a group differs."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import queries, tables
from judging.competitions.models import Criterion
from judging.errors import NotFound, Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import act
from judging.web.desk.table_forms import TableForm, table_form, untouched
from judging.web.desk.table_pages import DIFFERENCES

bp = Blueprint("differences", __name__, url_prefix="/setup/criteria/<int:criterion_id>/differences")
PAGE = "desk/differences/edit.html"


@bp.get("")
def edit(slug: str, criterion_id: int):
    """The form."""
    guards.organiser_only()
    criterion = _criterion(criterion_id)
    return render_template(PAGE, form=untouched(_form(criterion), g.competition.version), criterion=criterion)


@bp.post("")
def update(slug: str, criterion_id: int):
    """Write what was changed."""
    guards.organiser_only()
    criterion = _criterion(criterion_id)
    form = _form(criterion)()
    if not form.validate():
        return again(PAGE, form, criterion=criterion)
    try:
        with writing():
            verb, subject = "criterion changed", f"criterion:{criterion_id}"
            tables.edit(g.competition, form.edit, verb=verb, subject=subject, **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal, criterion=criterion)
    flash(_("Saved."))
    return redirect(url_for("desk.criteria.edit", slug=slug, criterion_id=criterion_id))


def _criterion(criterion_id: int) -> Criterion:
    """A criterion; a part of one has no page."""
    found = queries.criterion_of(g.competition, criterion_id)
    if found.parent_id is not None:
        raise NotFound()
    return found


def _form(criterion: Criterion) -> type[TableForm]:
    rules = g.competition.rules
    at = next(n for n, row in enumerate(g.competition.rounds) if row.id == criterion.round_id)
    place = next(n for n, known in enumerate(rules.rounds[at].criteria) if known.id == criterion.key)
    keys = DIFFERENCES if rules.groups else tuple(key for key in DIFFERENCES if key != "for")
    return table_form(rules, ("round", at, "criterion", place), keys)
