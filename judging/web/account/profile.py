"""What a person tells of themselves; the first page of the account."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.accounts import profile
from judging.competitions import queries as competitions
from judging.errors import Refusal
from judging.infra import clock, i18n
from judging.infra.db import writing
from judging.web.account.forms import ProfileForm
from judging.web.again import again

bp = Blueprint("profile", __name__)
PAGE = "account/profile/edit.html"


@bp.get("/")
def edit():
    """The profile, and the ways to the rest of the account."""
    return render_template(PAGE, form=ProfileForm(obj=current_user), **_beside())


@bp.post("/")
def update():
    """Keep what is written; fields the form does not have are never read."""
    form = ProfileForm()
    if not form.validate():
        return again(PAGE, form, **_beside())
    try:
        with writing():
            profile.edit(current_user, form.details, now=clock.now())
            profile.speak(current_user, form.language.data)
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_beside())
    flash(_("Your profile is saved."))
    answer = redirect(url_for("account.profile.edit"))
    answer.delete_cookie(i18n.COOKIE)
    return answer


def _beside() -> dict:
    return {"needs_second_factor": current_user.is_administrator or bool(competitions.desks_of(current_user.id))}
