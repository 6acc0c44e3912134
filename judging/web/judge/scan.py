"""From an exhibit to its sheet: by its number, or by the QR code on its label."""

from flask import Blueprint, g, redirect, render_template, request, url_for

from judging.competitions import lifecycle
from judging.errors import NotFound
from judging.panel import queries as panel
from judging.scoring import queries

bp = Blueprint("scan", __name__)


@bp.get("/scan")
def show(slug: str):
    """The camera and a field for the number; with a number the sheet, or why there is none."""
    lifecycle.require(queries.round_of(g.judge).state, "judging", "closed")
    typed = "" if g.is_blank else request.args.get("number", "").strip()
    if typed and _is_mine(typed):
        return redirect(url_for("judge.sheets.show", slug=slug, number=int(typed)))
    return render_template("judge/scan/show.html", typed=typed[:12], judge=g.judge)


def _is_mine(typed: str) -> bool:
    """Whether there is a sheet to open. Nobody learns whether another number exists: the answer to both is the same."""
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return False
    try:
        entry = panel.entry_for(g.judge, int(typed))
    except NotFound:
        return False
    return panel.excuses_of(g.judge).get(entry.id) != "conflict"
