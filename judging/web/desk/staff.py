"""Who works for the competition."""

from functools import partial

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import invitations
from judging.accounts import queries as accounts
from judging.competitions import queries
from judging.desk import staffing
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import account_letters as letters
from judging.web import guards
from judging.web.again import again
from judging.web.codes import told
from judging.web.desk.setup_forms import StaffForm

bp = Blueprint("staff", __name__, url_prefix="/staff")
PAGE = "desk/staff/index.html"


@bp.get("")
def index(slug: str):
    """Organisers and secretaries."""
    return render_template(PAGE, form=StaffForm(), staff=queries.staff_of(g.competition.id))


@bp.post("")
def create(slug: str):
    """Give somebody a role; who has no account is invited, with a code to be handed to them."""
    guards.organiser_only()
    form = StaffForm()
    if not form.validate():
        return again(PAGE, form, staff=queries.staff_of(g.competition.id))
    try:
        _appoint(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal, staff=queries.staff_of(g.competition.id))
    return redirect(url_for("desk.staff.index", slug=slug))


@bp.post("/<int:person_id>/removal")
def remove(slug: str, person_id: int):
    """Take somebody's role away."""
    guards.organiser_only()
    with writing():
        staffing.dismiss(g.competition, person_id, actor=current_user, now=clock.now())
    flash(_("Saved."))
    is_self = person_id == current_user.id
    return redirect(url_for("account.desks.index") if is_self else url_for("desk.staff.index", slug=slug))


def _appoint(form: StaffForm) -> None:
    now, code = clock.now(), None
    with writing():
        person = accounts.by_contact(form.contact.data)
        if person is None:
            letter = partial(letters.invitation, role=form.role.data, title=g.competition.title)
            person, code = invitations.invite(
                form.name.data, form.contact.data, letter=letter, actor=current_user, competition=g.competition, now=now
            )
        staffing.appoint(g.competition, person, form.role.data, actor=current_user, now=now)
    flash(_("Saved."))
    if code:
        flash(told(person, code), "wait")
