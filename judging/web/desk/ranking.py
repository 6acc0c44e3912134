"""The ranking: computed when the round is closed, each place explained, each tie across a line decided."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.errors import Closed
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import language
from judging.panel import queries as panel
from judging.results import computing, explaining, left_out, missing, queries
from judging.web import guards
from judging.web.desk.ranking_table import table
from judging.web.desk.results_forms import TieForm

bp = Blueprint("ranking", __name__)

NOT_YET = ("draft", "open", "judging")


@bp.get("/ranking")
def show(slug: str):
    """One group's ranking; before the first computation, what it waits for."""
    if stage_of(g.competition) in NOT_YET:
        return render_template("desk/ranking/sealed.html")
    run = queries.newest_run(g.competition.id)
    if run is None:
        return render_template("desk/ranking/waiting.html", missing=missing.missing_sheets(g.competition))
    return render_template("desk/ranking/show.html", run=run, **_page(run))


@bp.post("/ranking")
def create(slug: str):
    """Compute the ranking."""
    guards.organiser_only()
    with writing():
        computing.compute(g.competition, actor=current_user, now=clock.now())
    return redirect(url_for("desk.ranking.show", slug=slug))


def once_more(form: TieForm):
    """The ranking with a refused decision as it was typed."""
    run = queries.newest_run(g.competition.id)
    if run is None:
        raise Closed("Nothing has been ranked yet, so nothing is tied.")
    return render_template("desk/ranking/show.html", run=run, **_page(run, form)), 422


def _page(run, form: TieForm | None = None) -> dict:
    outcome = computing.outcome_of(run)
    shown = table(g.competition, outcome, _group(form.group.data if form else request.args.get("group")))
    chosen = next((s for s in shown.standings if s.entry == request.args.get("entry")), None)
    told = explaining.sentences(g.competition, outcome, [chosen]) if chosen else {}
    return {
        "outcome": outcome,
        "table": shown,
        "prizes": {prize.key: prize for prize in g.competition.prizes if prize.kind != "band"},
        "chosen": chosen,
        "why": told[chosen.entry][language()] if chosen else "",
        "left_out": left_out.sheets_without(chosen) if chosen else [],
        "judges": {str(judge.number): judge for judge in panel.judges_of(g.competition.id)} if chosen else {},
        "decisions": queries.decisions_of(g.competition.id),
        "form": form or TieForm(),
    }


def _group(wanted: str | None) -> str:
    """The group asked for, or the first."""
    known = [category.key for category in g.competition.categories]
    return wanted if wanted in known else known[0]
