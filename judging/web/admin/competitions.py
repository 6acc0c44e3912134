"""Stub."""

from flask import Blueprint

bp = Blueprint("competitions", __name__)


@bp.get("/competitions")
def index():
    return ""
