"""Stub."""

from flask import Blueprint

bp = Blueprint("registration", __name__)


@bp.get("/register")
def new():
    return ""
