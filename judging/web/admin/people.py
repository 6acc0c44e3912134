"""Stub."""

from flask import Blueprint

bp = Blueprint("people", __name__)


@bp.get("/people")
def index():
    return ""
