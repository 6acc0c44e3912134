"""Sending a product on paper, with the declarations the artisan has signed."""

from flask import Blueprint, g

from judging.entries import queries, standing
from judging.errors import Closed
from judging.infra import clock
from judging.web import entry_sending
from judging.web.entry_editing import ours

bp = Blueprint("submissions", __name__, url_prefix="/entries/<int:entry_id>/submission")


@bp.get("")
def new(slug: str, entry_id: int):
    """The last look."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    if not standing.may_submit(entry, clock.now()):
        raise Closed("This entry cannot be sent now. Please call the organisers if you need to.")
    return entry_sending.review(entry, ours(entry))


@bp.post("")
def create(slug: str, entry_id: int):
    """Send."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_sending.send(entry, ours(entry))
