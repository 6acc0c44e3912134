"""Declaring a conflict of interest, in two taps."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import conflicts, queries

bp = Blueprint("conflicts", __name__)


@bp.get("/entries/<int:number>/conflict")
def new(slug: str, number: int):
    """What declaring means, and the reason if the judge wants to give one."""
    queries.require_open(g.competition)
    entry = queries.entry_for(g.judge, number)
    if queries.excuses_of(g.judge).get(entry.id) == "conflict":
        raise NotFound()
    return render_template("judge/conflicts/new.html", entry=entry, judge=g.judge)


@bp.post("/entries/<int:number>/conflict")
def create(slug: str, number: int):
    """Close this judge's sheet of the entry."""
    reason = request.form.get("reason", "")[:1000]
    with writing():
        entry = queries.entry_for(g.judge, number)
        conflicts.declare(g.judge, entry, reason=reason, actor=current_user, now=clock.now())
    flash(_("The sheet of number %(n)s is closed. The organisers know of it.", n=number))
    return redirect(url_for("judge.sheets.index", slug=slug))
