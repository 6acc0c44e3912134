"""Leaving a judge out of a whole group, and taking that back."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.models import Category
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries, standing_down
from judging.web import guards

bp = Blueprint("stand_downs", __name__, url_prefix="/judges/<int:number>/stand-downs")


@bp.post("")
def create(slug: str, number: int):
    """The judge's sheets of the group are kept, shown, and left out."""
    guards.organiser_only()
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        category = _group(request.form.get("group", type=int))
        reason = request.form.get("reason", "")
        standing_down.stand_down(judge, category, reason=reason, actor=current_user, now=clock.now())
    flash(_("The judge's sheets of this group are left out."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


@bp.post("/<int:position>/removal")
def remove(slug: str, number: int, position: int):
    """They count again."""
    guards.organiser_only()
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        standing_down.take_back(judge, _group(position), actor=current_user, now=clock.now())
    flash(_("The judge's sheets of this group count again."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


def _group(position: int | None) -> Category:
    for category in g.competition.categories:
        if category.position == position:
            return category
    raise NotFound()
