"""The history of one's own scores of one entry, and the first ones again."""

from flask import Blueprint, g, jsonify, render_template

from judging.panel import queries as panel
from judging.scoring.history import first_of, history_of
from judging.scoring.operations import ms
from judging.web.errors import wants_json
from judging.web.judge.page import page_of

bp = Blueprint("history", __name__)


@bp.get("/entries/<int:number>/history")
def show(slug: str, number: int):
    """What was given when, newest first; the script of the sheet asks for it as JSON."""
    given = history_of(g.judge, panel.entry_for(g.judge, number))
    if wants_json():
        plain = [{"field": one.field, "value": one.value, "at": ms(one.at), "state": one.outcome} for one in given]
        return jsonify(ok=True, entry=number, history=plain)
    page = page_of(g.judge, number)
    return render_template("judge/history/show.html", page=page, given=given, first=first_of(given), judge=g.judge)
