"""Stub."""

from flask import Blueprint

bp = Blueprint("entries", __name__)


@bp.get("/entries")
def index():
    return ""
