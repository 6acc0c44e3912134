"""Stub."""

from flask import Blueprint

bp = Blueprint("sign_in", __name__)


@bp.get("/sign-in")
def new():
    return ""
