"""Pages that stand by themselves."""

from flask import Blueprint, render_template

bp = Blueprint("pages", __name__)


@bp.get("/privacy")
def privacy():
    """What is kept of people, why, how long, and how to ask."""
    return render_template("public/pages/privacy.html")
