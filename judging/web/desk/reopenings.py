"""Opening what a judge has handed in: a group, or one sheet of it."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries
from judging.scoring import reopening
from judging.web import guards

bp = Blueprint("reopenings", __name__, url_prefix="/judges/<int:number>/reopenings")


@bp.post("")
def create(slug: str, number: int):
    """Open one sheet (its number typed), or the whole group (left empty)."""
    guards.organiser_only()
    position, entry_number = request.form.get("group", type=int), request.form.get("entry", "").strip()
    said = {"reason": request.form.get("reason", ""), "actor": current_user, "now": clock.now()}
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        category = next((each for each in judge.categories if each.position == position), None)
        if category is None:
            raise NotFound()
        if not entry_number:
            reopening.open_group(judge, category, **said)
        else:
            reopening.open_sheet(judge, _entry(judge, category, entry_number), **said)
    flash(_("It is open again. The judge reads why, changes what is wrong and hands the group in anew."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


def _entry(judge, category, typed: str):
    """The entry of that number in the judge's group; raises NotFound."""
    entry = queries.entry_for(judge, int(typed) if typed.isdecimal() and len(typed) < 9 else 0)
    if entry.category_id != category.id:
        raise NotFound()
    return entry
