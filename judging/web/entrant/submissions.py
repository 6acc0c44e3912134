"""Sending one's product."""

from flask import Blueprint
from flask_login import current_user

from judging.entries import queries, standing
from judging.errors import Closed
from judging.infra import clock
from judging.web import entry_sending
from judging.web.entry_editing import mine

bp = Blueprint("submissions", __name__, url_prefix="/entries/<int:entry_id>/submission")


@bp.get("")
def new(entry_id: int):
    """The last look."""
    entry = queries.entry_of(current_user.id, entry_id)
    place = mine(entry)
    if not standing.may_submit(entry, clock.now()):
        raise Closed("This entry cannot be sent now. Please call the organisers if you need to.")
    return entry_sending.review(entry, place)


@bp.post("")
def create(entry_id: int):
    """Send."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_sending.send(entry, mine(entry))
