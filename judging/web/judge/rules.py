"""Stub."""

from flask import Blueprint

bp = Blueprint("rules", __name__)


@bp.get("/rules")
def show():
    return ""
