"""Requests about people's own data that a competition's organisers answer."""

from flask import Blueprint, g

from judging.web import request_desk

bp = Blueprint("requests", __name__, url_prefix="/requests")


@bp.get("")
def index(slug: str):
    """What waits, or what is over."""
    return request_desk.index(_inbox())


@bp.get("/new")
def new(slug: str):
    """The form for what came another way."""
    return request_desk.new(_inbox())


@bp.post("")
def create(slug: str):
    """Enter it."""
    return request_desk.create(_inbox())


@bp.get("/<int:request_id>")
def show(slug: str, request_id: int):
    """One of them."""
    return request_desk.show(_inbox(), request_id)


@bp.post("/<int:request_id>")
def update(slug: str, request_id: int):
    """Take the next step; a secretary answers, an organiser decides."""
    return request_desk.update(_inbox(), request_id)


def _inbox() -> request_desk.Inbox:
    return request_desk.Inbox(g.competition, decides=g.role == "organiser")
