"""Stub."""

from flask import Blueprint

bp = Blueprint("preferences", __name__)


@bp.post("/preferences")
def update():
    return ""
