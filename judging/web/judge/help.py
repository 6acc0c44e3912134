"""How a judge puts the page on the tablet's home screen, and what to do in the hall."""

from flask import Blueprint, render_template

bp = Blueprint("help", __name__)


@bp.get("/help")
def show(slug: str):
    """Steps with pictures, for iPad and for Android."""
    return render_template("judge/help/show.html")
