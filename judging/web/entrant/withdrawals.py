"""Taking one's product out of the competition."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, standing, withdrawing
from judging.errors import Closed
from judging.infra import clock
from judging.infra.db import writing
from judging.web.entry_editing import mine

bp = Blueprint("withdrawals", __name__, url_prefix="/entries/<int:entry_id>/withdrawal")


@bp.get("")
def new(entry_id: int):
    """The question, once: it cannot be taken back."""
    entry = queries.entry_of(current_user.id, entry_id)
    place = mine(entry)
    if not standing.may_withdraw(entry):
        raise Closed("This entry can no longer be withdrawn here. Please call the organisers.")
    return render_template("entrant/withdrawals/new.html", entry=entry, place=place)


@bp.post("")
def create(entry_id: int):
    """Withdraw."""
    entry = queries.entry_of(current_user.id, entry_id)
    with writing():
        withdrawing.withdraw(entry, actor=current_user, now=clock.now())
    flash(_("The entry is withdrawn."))
    return redirect(url_for("entrant.entries.index"))
