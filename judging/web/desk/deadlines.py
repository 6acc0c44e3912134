"""Until when judges score a round."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import deadlines
from judging.scoring.deadlines import MOST_GRACE, Due
from judging.web import guards
from judging.web.again import again
from judging.web.forms import REQUIRED, Form, LongText, MomentField

bp = Blueprint("deadlines", __name__, url_prefix="/rounds/<key>/deadline")
PAGE = "desk/deadlines/edit.html"


class DeadlineForm(Form):
    """A moment (empty: no deadline), the grace, and why it is changed."""

    due_at = MomentField(_l("Judges score until"), validators=[Optional()], description=_l("Empty: no deadline."))
    grace_minutes = IntegerField(
        _l("Grace in minutes"),
        description=_l("How long scores made before the deadline may still arrive from a tablet without network."),
        validators=[InputRequired(message=REQUIRED), NumberRange(0, MOST_GRACE)],
    )
    reason = LongText(_l("Reason, read by the judges"), longest=500)


@bp.get("")
def edit(slug: str, key: str):
    """The form, and every change so far."""
    round_ = deadlines.round_of(g.competition, key)
    form = DeadlineForm(obj=round_)
    if round_.due_at is None:
        form.grace_minutes.data = 15
    return render_template(PAGE, form=form, **_shown(round_))


@bp.post("")
def update(slug: str, key: str):
    """Set, extend or take the deadline away."""
    guards.organiser_only()
    form, round_ = DeadlineForm(), deadlines.round_of(g.competition, key)
    if not form.validate():
        return again(PAGE, form, **_shown(round_))
    wanted = Due(form.due_at.moment, form.grace_minutes.data)
    try:
        with writing():
            deadlines.set_due(g.competition, key, wanted, reason=form.reason.data, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_shown(deadlines.round_of(g.competition, key)))
    flash(_("The deadline stands on the judges' pages."))
    return redirect(url_for("desk.deadlines.edit", slug=slug, key=key))


def _shown(round_) -> dict:
    return {"round": round_, "changes": deadlines.changes_of(round_), "has_begun": deadlines.has_begun(round_)}
