"""Taking a product on paper out of the competition, as its artisan asks."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import queries, withdrawing
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("withdrawals", __name__)


@bp.post("/entries/<int:entry_id>/withdrawal")
def create(slug: str, entry_id: int):
    """Withdraw."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    with writing():
        withdrawing.withdraw(entry, actor=current_user, now=clock.now())
    flash(_("The entry is withdrawn."))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
