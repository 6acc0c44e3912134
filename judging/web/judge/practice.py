"""Trying the sheet on a product that is in no competition."""

from flask import Blueprint, g, render_template

from judging.web.judge.page import practice_of

bp = Blueprint("practice", __name__)


@bp.get("/practice")
def show(slug: str):
    """The competition's own criteria beside a sample; nothing given here leaves the page."""
    return render_template("judge/practice/show.html", page=practice_of(g.judge), judge=g.judge)
