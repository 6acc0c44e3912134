"""Stub."""

from flask import Blueprint

bp = Blueprint("awards", __name__)


@bp.get("/c/<slug>/awards")
def index(slug):
    return ""
