"""What the QR code on an exhibit's label opens."""

from flask import Blueprint, g, redirect, render_template, url_for
from flask_login import current_user

from judging.awards import queries as awards
from judging.competitions import queries
from judging.errors import NotFound
from judging.panel import queries as panel

bp = Blueprint("exhibits", __name__)


@bp.get("/x/<slug>/<int:number>")
def show(slug: str, number: int):
    """An awarded work's page, or a judge's own sheet; for everybody else what a number says, which is nothing more.

    Until the list is published the answer is the same for every number, whether anything has it or not.
    """
    g.competition = queries.announced_by_slug(slug)
    if _is_mine(slug, number):
        return redirect(url_for("judge.sheets.show", slug=slug, number=number))
    if _is_awarded(number):
        return redirect(url_for("public.awards.show", slug=slug, number=number))
    return render_template("public/exhibits/show.html", number=number)


def _is_mine(slug: str, number: int) -> bool:
    """Whether who is signed in is a judge who scores it."""
    if not current_user.is_authenticated:
        return False
    try:
        judge = panel.seat_at(current_user.id, slug)
        entry = panel.entry_for(judge, number)
    except NotFound:
        return False
    return judge.competition.scored_round.state != "waiting" and panel.excuses_of(judge).get(entry.id) != "conflict"


def _is_awarded(number: int) -> bool:
    """Whether it stands on the published list."""
    try:
        return bool(awards.awards_of(g.competition, number))
    except NotFound:
        return False
