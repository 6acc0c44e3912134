"""Handing a group in, after one look at all its totals."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import lifecycle
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.scoring import handing_in, queries
from judging.web.judge.blank import rendered
from judging.web.judge.page import groups_of
from judging.web.blank import emptied

bp = Blueprint("handins", __name__)


@bp.get("/groups/<int:position>/hand-in")
def new(slug: str, position: int):
    """The judge's own totals from the highest to the lowest: a mis-tap shows itself."""
    return looked_over(position)


def looked_over(position: int, *, blank: bool = False) -> str:
    """The page of one group before it is handed in."""
    state = queries.round_of(g.judge).state
    lifecycle.require(state, "judging", "closed")
    group = next((each for each in groups_of(g.judge, blank=blank) if each.category.position == position), None)
    if group is None or not group.tasks:
        raise NotFound()
    is_open = g.is_blank or (state == "judging" and not group.is_handed_in)
    return rendered("judge/handins/new.html", is_blank=blank, group=group, judge=g.judge, is_open=is_open)


@bp.post("/groups/<int:position>/hand-in")
def create(slug: str, position: int):
    """Lock the group's sheets."""
    with writing():
        group = queries.group_of(g.judge, position)
        handing_in.hand_in(g.judge, group.category, actor=current_user, now=clock.now())
    flash(_("The group has been handed in. Thank you."))
    return redirect(url_for("judge.sheets.index", slug=slug))
