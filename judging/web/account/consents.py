"""Agreeing to the use of one's data, and taking it back: both in the same place."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import consents, queries, standing, withdrawing
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("consents", __name__, url_prefix="/data/<int:entry_id>/consents/<purpose>")


@bp.post("")
def create(entry_id: int, purpose: str):
    """Agree to one purpose, in the present words."""
    entry = _mine(entry_id, purpose)
    with writing():
        consents.give(entry, {purpose}, actor=current_user, now=clock.now())
    flash(_("Your consent is kept."))
    return redirect(_page(entry))


@bp.get("/withdrawal")
def remove(entry_id: int, purpose: str):
    """What follows from taking it back, before it is done."""
    entry = _mine(entry_id, purpose)
    return render_template(
        "account/consents/remove.html",
        entry=entry,
        purpose=purpose,
        is_needed=purpose in consents.NEEDED and entry.state != "withdrawn",
        may_leave=standing.may_withdraw(entry),
    )


@bp.post("/withdrawal")
def delete(entry_id: int, purpose: str):
    """Take it back."""
    entry = _mine(entry_id, purpose)
    with writing():
        withdrawing.withdraw_consent(entry, purpose, actor=current_user, now=clock.now())
    flash(_("Your consent is withdrawn."))
    return redirect(_page(entry))


def _mine(entry_id: int, purpose: str) -> Entry:
    entry = queries.entry_of(current_user.id, entry_id)
    if entry.erased_at or purpose not in consents.asked(entry):
        raise NotFound()
    return entry


def _page(entry: Entry) -> str:
    return url_for("account.data.show", _anchor=f"entry-{entry.id}")
