"""How sure are we: what statistics say beside the ranking, for the chair of the jury. It changes no result."""

from collections.abc import Iterable

from flask import Blueprint, g, render_template, request
from sqlalchemy import select

from judging.competitions.queries import stage_of
from judging.desk import diagnosing
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra.db import db
from judging.infra.i18n import language
from judging.ranking.certainty.showing import View, key_of, lines_for
from judging.ranking.certainty.types import Diagnosis
from judging.results import queries
from judging.web.desk.certainty_choice import Choice
from judging.web.desk.ranking import NOT_YET

bp = Blueprint("certainty", __name__)


@bp.get("/certainty")
def show(slug: str):
    """One group's result at one line, and what the sheets say of the judges."""
    if not g.competition.scored_rounds:
        raise NotFound()
    if stage_of(g.competition) in NOT_YET:
        return render_template("desk/certainty/sealed.html")
    run = queries.newest_run(g.competition.id)
    if run is None:
        return render_template("desk/certainty/waiting.html")
    round_ = _asked(g.competition.scored_rounds, "round", last=True)
    group = _asked(g.competition.categories, "group")
    found = next((d for d in diagnosing.diagnoses_of(run, round_) if group.key in d.groups), None)
    view = _view(found, group.key) if found else None
    choice = Choice(g.competition, round_, group, lines_for(found, group.key) if found else (), view and view.line)
    return render_template(
        "desk/certainty/show.html", choice=choice, view=view, titles=_titles(view.listed) if view else {}
    )


def _asked(rows: Iterable, name: str, *, last: bool = False):
    """The row that the address asks for by its key, else the first or the last."""
    rows = list(rows)
    return next((row for row in rows if row.key == request.args.get(name)), rows[-1 if last else 0])


def _view(diagnosis: Diagnosis, group: str) -> View:
    """At the line asked for, else at the lowest award's, which parts winners from the others."""
    lines = lines_for(diagnosis, group)
    line = next((line for line in lines if key_of(line) == request.args.get("line")), lines[-1])
    return View(g.competition.rules, diagnosis, line, language=language(), is_all="all" in request.args)


def _titles(entries: Iterable) -> dict[str, str]:
    """The names of what is listed, by number as text."""
    numbers = [int(each.entry) for each in entries]
    titles = select(Entry.number, Entry.title).where(
        Entry.competition_id == g.competition.id, Entry.number.in_(numbers)
    )
    return {str(number): title for number, title in db.session.execute(titles)}
