"""Stub."""

from flask import Blueprint

bp = Blueprint("profile", __name__)


@bp.get("/")
def edit():
    return ""
