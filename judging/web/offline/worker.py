"""The script that answers a judge's pages from the tablet."""

from pathlib import Path

from flask import Blueprint, Response, current_app, request

bp = Blueprint("worker", __name__)


@bp.get("/judge/worker.js")
def show():
    """One classic script, in force for all of ``/judge/``; it changes with every version of the static files."""
    script = Path(current_app.static_folder, "js", "worker", "hall.js").read_text()
    text = f'const VERSION = "{current_app.config["STATIC_VERSION"]}";\n{script}'
    answer = Response(text, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
    answer.add_etag()
    return answer.make_conditional(request)
