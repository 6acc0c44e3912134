"""Stub."""

from flask import Blueprint

bp = Blueprint("publication", __name__)


@bp.get("/publication")
def show():
    return ""
