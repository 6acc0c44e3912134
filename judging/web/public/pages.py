"""Stub."""

from flask import Blueprint

bp = Blueprint("pages", __name__)


@bp.get("/privacy")
def privacy():
    return ""
