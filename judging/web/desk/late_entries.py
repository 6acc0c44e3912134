"""Exceptions to the deadline: who may send late, until when, why, and who allowed it."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms.validators import InputRequired

from judging.accounts import queries as accounts
from judging.accounts.models import Person
from judging.entries import permits, queries
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_other
from judging.web import guards, letters
from judging.web.again import again
from judging.web.forms import REQUIRED, Form, LongText, MomentField, Text

bp = Blueprint("late_entries", __name__, url_prefix="/late-entries")
PAGE = "desk/late_entries/index.html"


class LateForm(Form):
    """Who may send late, until when and why."""

    who = Text(_l("E-mail address or telephone of the entrant"), required=True)
    until = MomentField(_l("May send until"), validators=[InputRequired(message=REQUIRED)])
    reason = LongText(
        _l("Reason, kept in the log"), longest=500, required=True, description=_l("The entrant does not read it here.")
    )


@bp.get("")
def index(slug: str):
    """The form, and every exception so far."""
    guards.organiser_only()
    return render_template(PAGE, form=_form(), **_shown())


@bp.post("")
def create(slug: str):
    """Let somebody send late; they hear of it by mail where there is an address."""
    guards.organiser_only()
    form, now = _form(), clock.now()
    if not form.validate():
        return again(PAGE, form, **_shown())
    try:
        with writing():
            person = _person(form)
            refuse_other(person, g.competition)
            given = {"until": form.until.moment, "reason": form.reason.data, "actor": current_user, "now": now}
            letters.of_late_permit(permits.give(g.competition, person, **given), now=now)
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_shown())
    flash(_("%(name)s can send late.", name=person.name))
    return redirect(url_for("desk.late_entries.index", slug=slug))


@bp.post("/<int:permit_id>/end")
def remove(slug: str, permit_id: int):
    """Take it back before its date."""
    guards.organiser_only()
    with writing():
        permits.take_back(permits.permit_at(g.competition.id, permit_id), actor=current_user, now=clock.now())
    flash(_("The exception has ended."))
    return redirect(url_for("desk.late_entries.index", slug=slug))


def _artisan() -> Person | None:
    """The artisan of an entry on paper, who has no address of their own to be named by."""
    entry_id = request.args.get("entry", type=int)
    return queries.paper_entry_at(g.competition.id, entry_id).entrant if entry_id else None


def _form() -> LateForm:
    form = LateForm()
    if _artisan():
        del form.who
    return form


def _person(form: LateForm) -> Person:
    """Whom it is for; raises Invalid."""
    found = _artisan() or accounts.by_contact(form.who.data)
    if found is None or not found.is_active or (found.password is None and "who" in form):
        raise Invalid("Nobody is registered with this address or number. Please ask them to register first.")
    return found


def _shown() -> dict:
    return {"permits": permits.permits_in(g.competition.id), "artisan": _artisan(), "now": clock.now()}
