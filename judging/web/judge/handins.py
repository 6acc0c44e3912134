"""Handing a group in, after one look at all its totals."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import lifecycle
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import handing_in, queries
from judging.web.blank import emptied
from judging.web.judge.page import added_up

bp = Blueprint("handins", __name__)


@bp.get("/groups/<int:position>/hand-in")
def new(slug: str, position: int):
    """The judge's own totals from the highest to the lowest: a mis-tap shows itself."""
    round_ = queries.round_of(g.judge)
    lifecycle.require(round_.state, "judging", "closed")
    group = queries.group_of(g.judge, position)
    if not group.tasks:
        raise NotFound()
    if g.is_blank:
        group = emptied(group, len(round_.lines))
    is_open = round_.state == "judging" and not group.is_handed_in
    adding = added_up(g.competition, round_)
    return render_template("judge/handins/new.html", group=group, judge=g.judge, is_open=is_open, **adding)


@bp.post("/groups/<int:position>/hand-in")
def create(slug: str, position: int):
    """Lock the group's sheets."""
    with writing():
        group = queries.group_of(g.judge, position)
        handing_in.hand_in(g.judge, group.category, actor=current_user, now=clock.now())
    flash(_("The group has been handed in. Thank you."))
    return redirect(url_for("judge.sheets.index", slug=slug))
