"""Stub."""

from flask import Blueprint

bp = Blueprint("overview", __name__)


@bp.get("/")
def show():
    return ""
