"""What was sent, when, under which number, and what comes next."""

from flask import Blueprint, render_template
from flask_login import current_user

from judging.entries import queries, standing
from judging.errors import NotFound
from judging.infra import clock
from judging.web.entry_editing import mine
from judging.web.entry_messages import MessageForm, thread

bp = Blueprint("receipts", __name__)


@bp.get("/entries/<int:entry_id>/receipt")
def show(entry_id: int):
    """The receipt, to print or keep."""
    entry = queries.entry_of(current_user.id, entry_id)
    if entry.number is None:
        raise NotFound()
    now = clock.now()
    return render_template(
        "entrant/receipts/show.html",
        form=MessageForm(),
        **thread(entry, mine(entry)),
        may_change=standing.may_change(entry, now),
        may_withdraw=standing.may_withdraw(entry),
        is_taking=standing.takes_from(entry.competition, entry.entrant, now),
    )
