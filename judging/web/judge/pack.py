"""What a judge's tablet takes into the hall, and the page it shows where only the network could help."""

from flask import Blueprint, g, jsonify, render_template, request

from judging.web import packing

bp = Blueprint("pack", __name__)


@bp.get("/pack")
def show(slug: str):
    """The list of everything; nothing about other judges and no score."""
    listed = packing.manifest(g.judge)
    answer = jsonify(listed)
    answer.set_etag(listed["version"])
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(request)


@bp.get("/offline")
def offline(slug: str):
    """Said by the tablet itself where a page needs the network and there is none."""
    return render_template("judge/pack/offline.html")
