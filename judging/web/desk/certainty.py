"""How sure are we: what statistics say beside the ranking, for the chair of the jury. It changes no result."""

from collections.abc import Iterable

from flask import Blueprint, g, render_template, request

from judging.competitions.queries import stage_of
from judging.desk import diagnosing
from judging.entries import queries as entries
from judging.errors import NotFound
from judging.infra.i18n import language
from judging.ranking.certainty import types as diagnosed
from judging.ranking.certainty.showing import View, key_of, lines_for
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
    view = _view(diagnosing.diagnoses_of(run, round_), group.key)
    choice = Choice(g.competition, round_, group, view)
    return render_template("desk/certainty/show.html", choice=choice, view=view, titles=_titles(view) if view else {})


def _asked(rows: Iterable, name: str, *, last: bool = False):
    """The row that the address asks for by its key, else the first or the last."""
    rows = list(rows)
    return next((row for row in rows if row.key == request.args.get(name)), rows[-1 if last else 0])


def _view(diagnoses: Iterable[diagnosed.Diagnosis], group: str) -> View | None:
    """At the line asked for, else at that of the group's lowest award; None where nobody took part."""
    diagnosis = next((d for d in diagnoses if any(entry.group == group for entry in d.entries)), None)
    if diagnosis is None:
        return None
    lines = lines_for(diagnosis, group)
    own = [line for line in lines if line.group == group] or lines
    line = next((line for line in lines if key_of(line) == request.args.get("line")), own[-1])
    return View(g.competition.rules, diagnosis, line, language=language(), is_all="all" in request.args)


def _titles(view: View) -> dict[int, str]:
    """The names of what is listed, by number."""
    return entries.titles_of(g.competition.id, [each.number for each in view.listed])
