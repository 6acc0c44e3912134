"""A tablet looks itself over before the event."""

from flask import Blueprint, g, jsonify, render_template, request

from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import checks

bp = Blueprint("check", __name__)
LONGEST = 16 * 1024


@bp.get("/check")
def show(slug: str):
    """What is looked at; the script fills in what it finds, and what to do."""
    return render_template("judge/check/show.html", names=checks.NAMES)


@bp.post("/check")
def create(slug: str):
    """Keep what this judge's tablet found, for the organisers to see."""
    request.max_content_length = LONGEST
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("device"), str):
        raise Invalid("This is not the result of a check. Please reload the page and check again.")
    with writing():
        checks.record(g.judge, sent["device"], sent.get("result"), now=clock.now())
    return jsonify(ok=True, message="")
