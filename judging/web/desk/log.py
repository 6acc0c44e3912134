"""The log of one competition."""

from flask import Blueprint, g, render_template, request

from judging.desk import logbook
from judging.web.desk.log_words import VERBS

bp = Blueprint("log", __name__)


@bp.get("/log")
def index(slug: str):
    """Who did what, newest first; saved sheets apart."""
    is_of_sheets = request.args.get("of") == "sheets"
    number = request.args.get("page", 1, type=int)
    page = logbook.page(g.competition.id, number=number, is_of_sheets=is_of_sheets)
    return render_template("desk/log/index.html", page=page, verbs=VERBS, is_of_sheets=is_of_sheets)
