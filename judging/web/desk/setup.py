"""Stub."""

from flask import Blueprint

bp = Blueprint("setup", __name__)


@bp.get("/setup")
def show():
    return ""
