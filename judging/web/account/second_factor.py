"""Stub."""

from flask import Blueprint

bp = Blueprint("second_factor", __name__)


@bp.get("/second-factor")
def show():
    return ""
