"""Stub."""

from flask import Blueprint

bp = Blueprint("entries", __name__)


@bp.get("/")
def index():
    return ""
