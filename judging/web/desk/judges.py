"""Stub."""

from flask import Blueprint

bp = Blueprint("judges", __name__)


@bp.get("/judges")
def index():
    return ""
