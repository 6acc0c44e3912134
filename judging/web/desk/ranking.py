"""The ranking: computed when the round is closed, each place explained, each tie across a line decided."""

from flask import Blueprint, current_app, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.awards.award_list import keys_across
from judging.competitions.queries import stage_of
from judging.errors import Closed
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.i18n import language, named
from judging.results import computing, drawing, explaining, left_out, missing, queries
from judging.web import guards
from judging.web.desk import ranking_why
from judging.web.desk.ranking_columns import columns_of
from judging.web.desk.ranking_table import table
from judging.web.desk.results_forms import TieForm

bp = Blueprint("ranking", __name__)

NOT_YET = ("draft", "open", "judging")


@bp.get("/ranking")
def show(slug: str):
    """One group's ranking and what goes across groups; before the first computation, what it waits for."""
    if stage_of(g.competition) in NOT_YET:
        return render_template("desk/ranking/sealed.html")
    run = queries.newest_run(g.competition.id)
    if run is None:
        return render_template(
            "desk/ranking/waiting.html",
            missing=missing.missing_sheets(g.competition),
            needs_lot=drawing.draws_lots(g.competition.rules) and not g.competition.lot,
        )
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
    outcome, decisions = computing.outcome_of(run), queries.decisions_of(g.competition.id)
    group = _group(form.group.data if form else request.args.get("group"))
    shown = table(g.competition, outcome, group)
    chosen = next((s for s in shown.standings if s.entry == request.args.get("entry")), None)
    return {
        "outcome": outcome,
        "table": shown,
        "columns": columns_of(g.competition),
        "prizes": {prize.key: prize for prize in g.competition.prizes if prize.kind == "award"},
        "bands": {prize.key: prize for prize in g.competition.prizes if prize.kind == "band"},
        "out": ranking_why.OUT,
        "chosen": chosen,
        "decisions": decisions,
        "withheld": queries.withholdings_of(g.competition.id),
        "may_withhold": g.role == "organiser" and stage_of(g.competition) == "closed",
        "has_across": bool(keys_across(g.competition.rules)),
        "round_names": {round_.key: named(round_) for round_ in g.competition.rounds},
        "stakes": _stakes,
        "is_current": computing.is_current(run, g.competition),
        "second_look": _second_look(),
        "form": form or TieForm(),
    } | (_why(outcome, chosen, places=shown.places) if chosen else {})


def _why(outcome, chosen, *, places: int) -> dict:
    """The chosen entry's sentence, and its rounds."""
    told = explaining.sentences(g.competition, outcome, [chosen])
    telling = ranking_why.Telling(g.competition, left_out.sheets_without(g.competition, chosen), places=places)
    return {"why": told[chosen.entry][language()], "parts": telling.parts(chosen)}


def _stakes(tie) -> str:
    """What the entries of a tie can get, best first."""
    names = {prize.key: named(prize) for prize in g.competition.prizes if prize.kind == "award"}
    return ", ".join(names[key] if key else _("nothing") for key in tie.awards)


def _second_look() -> str | None:
    """Where entries are scored again whose sheets lie far apart."""
    endpoint = "desk.second_looks.new"
    is_known = endpoint in current_app.view_functions and stage_of(g.competition) == "closed"
    return url_for(endpoint, slug=g.competition.slug) if is_known else None


def _group(wanted: str | None) -> str:
    """The group asked for, or the first."""
    known = [category.key for category in g.competition.categories]
    return wanted if wanted in known else known[0]
