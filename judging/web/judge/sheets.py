"""Stub."""

from flask import Blueprint

bp = Blueprint("sheets", __name__)


@bp.get("/")
def index():
    return ""
