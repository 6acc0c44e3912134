"""Every competition of this installation, and making a new one."""

import re
from functools import partial

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from wtforms.fields.choices import SelectChoice

from judging.accounts import invitations
from judging.accounts import queries as accounts
from judging.accounts.models import Person
from judging.competitions import making, presets, queries
from judging.errors import Refusal
from judging.infra import clock, i18n
from judging.infra.db import writing
from judging.infra.text import folded
from judging.rights import queries as rights
from judging.web import account_letters as letters
from judging.web.admin.forms import CompetitionForm
from judging.web.again import again
from judging.web.codes import told

bp = Blueprint("competitions", __name__, url_prefix="/competitions")
PAGE = "admin/competitions/new.html"


@bp.get("")
def index():
    """All of them, drafts too, with who organises them; and whether somebody waits too long for an answer."""
    today = clock.in_vietnam(clock.now()).date()
    overdue = rights.waiting_at(None, today).overdue + sum(count for _, count in rights.late_competitions(today))
    return render_template("admin/competitions/index.html", competitions=queries.everything(), overdue=overdue)


@bp.get("/new")
def new():
    """The form."""
    return render_template(PAGE, form=_form(year=clock.in_vietnam(clock.now()).year))


@bp.post("")
def create():
    """Make a draft from a preset, its organiser in charge; a new organiser is invited."""
    form = _form()
    if not form.validate():
        return again(PAGE, form)
    try:
        _make(form)
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    return redirect(url_for("admin.competitions.index"))


def _form(**values) -> CompetitionForm:
    form = CompetitionForm(**values)
    form.preset.choices = [SelectChoice(key, _title(key)) for key in presets.names()]
    return form


def _title(key: str) -> str:
    return i18n.named(presets.load(key))


def _make(form: CompetitionForm) -> None:
    now, code = clock.now(), None
    with writing():
        organiser = accounts.by_contact(form.contact.data)
        if organiser is None:
            organiser, code = _invited(form, now)
        made = making.make(
            form.preset.data,
            slug=form.slug.data or _slug(form.title.data, form.year.data),
            title=form.title.data,
            actor=current_user,
            organiser=organiser,
            now=now,
        )
    flash(_("“%(title)s” is made. Its organiser sets it up at the desk.", title=made.title))
    if code:
        flash(told(organiser, code), "wait")


def _invited(form: CompetitionForm, now) -> tuple[Person, str]:
    letter = partial(letters.invitation, role="organiser", title=form.title.data)
    return invitations.invite(form.organiser.data, form.contact.data, letter=letter, actor=current_user, now=now)


def _slug(title: str, year: int) -> str:
    words = re.findall(r"[a-z0-9]+", folded(title))
    return "-".join([*words, str(year)] if str(year) not in words else words)[-60:].strip("-")
