"""The calendar of a competition."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import dates
from judging.competitions.queries import stage_of
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import DatesForm, over

bp = Blueprint("dates", __name__, url_prefix="/setup/dates")
PAGE = "desk/dates/edit.html"


@bp.get("")
def edit(slug: str):
    """The form; dates that are fixed by now are told beside it."""
    guards.organiser_only()
    return render_template(PAGE, form=over(DatesForm, g.competition), fixed=_fixed())


@bp.post("")
def update(slug: str):
    """Write the dates."""
    guards.organiser_only()
    form, fixed = DatesForm(), _fixed()
    if not form.validate():
        return again(PAGE, form, fixed=fixed)
    wanted = {name: _typed(form[name]) for name in dates.Dates.__dataclass_fields__}
    wanted |= {name: getattr(g.competition, name) for name in fixed}
    try:
        with writing():
            dates.plan(g.competition, dates.Dates(**wanted), seen=form.seen.data, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, form, refusal, fixed=fixed)
    flash(_("Saved."))
    return redirect(url_for("desk.setup.show", slug=slug))


def _fixed() -> tuple[str, ...]:
    """The fields that this stage has fixed."""
    return dates.FIXED.get(stage_of(g.competition), tuple(dates.Dates.__dataclass_fields__))


def _typed(field):
    return field.moment if hasattr(field, "moment") else field.data
