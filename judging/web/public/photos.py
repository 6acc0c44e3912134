"""Stub."""

from flask import Blueprint

bp = Blueprint("photos", __name__)


@bp.get("/photos/<key>/<int:size>.<form>")
def show(key, size, form):
    return ""
