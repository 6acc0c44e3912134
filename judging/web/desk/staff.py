"""Who works for the competition."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import queries as accounts
from judging.competitions import queries, staff
from judging.desk import staffing
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import StaffForm

bp = Blueprint("staff", __name__, url_prefix="/staff")
PAGE = "desk/staff/index.html"


@bp.get("")
def index(slug: str):
    """Organisers and secretaries."""
    return render_template(PAGE, form=StaffForm(), staff=queries.staff_of(g.competition.id))


@bp.post("")
def create(slug: str):
    """Give somebody a role."""
    guards.organiser_only()
    form = StaffForm()
    if not form.validate():
        return again(PAGE, form, staff=queries.staff_of(g.competition.id))
    try:
        with writing():
            staffing.appoint(
                g.competition, _found(form.contact.data), form.role.data, actor=current_user, now=clock.now()
            )
    except Refusal as refusal:
        return again(PAGE, form, refusal, staff=queries.staff_of(g.competition.id))
    flash(_("Saved."))
    return redirect(url_for("desk.staff.index", slug=slug))


@bp.post("/<int:person_id>/removal")
def remove(slug: str, person_id: int):
    """Take somebody's role away."""
    guards.organiser_only()
    with writing():
        staff.remove(g.competition, person_id, actor=current_user, now=clock.now())
    flash(_("Saved."))
    is_self = person_id == current_user.id
    return redirect(url_for("account.desks.index") if is_self else url_for("desk.staff.index", slug=slug))


def _found(contact: str):
    person = accounts.by_contact(contact)
    if person is None:
        raise Invalid("Nobody has this e-mail or telephone here yet. Please ask them to register first.")
    return person
