"""Requests about people's own data that concern the whole installation."""

from flask import Blueprint

from judging.rights import queries
from judging.web import request_desk

bp = Blueprint("requests", __name__, url_prefix="/requests")
INBOX = request_desk.Inbox(None, decides=True)


@bp.get("")
def index():
    """What waits, or what is over; and which competitions are late, without their requests."""
    return request_desk.index(INBOX, late=queries.late_competitions(request_desk.today()))


@bp.get("/new")
def new():
    """The form for what came another way."""
    return request_desk.new(INBOX)


@bp.post("")
def create():
    """Enter it."""
    return request_desk.create(INBOX)


@bp.get("/<int:request_id>")
def show(request_id: int):
    """One of them."""
    return request_desk.show(INBOX, request_id)


@bp.post("/<int:request_id>")
def update(request_id: int):
    """Take the next step."""
    return request_desk.update(INBOX, request_id)
