"""Stub."""

from flask import Blueprint

bp = Blueprint("ranking", __name__)


@bp.get("/ranking")
def show():
    return ""
