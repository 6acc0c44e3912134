"""Stub."""

from flask import Blueprint

bp = Blueprint("competitions", __name__)


@bp.get("/c/<slug>")
def show(slug):
    return ""
