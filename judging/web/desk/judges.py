"""The panel: who judges what, and how each judge can sign in."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import judges, queries
from judging.panel.seats import is_choice
from judging.scoring import contact, progress, reopening
from judging.web import guards
from judging.web.again import again
from judging.web.desk.panel_forms import JudgeForm, seat_words
from judging.web.desk.walks import WAYS

bp = Blueprint("judges", __name__, url_prefix="/judges")
NEW, EDIT = "desk/judges/new.html", "desk/judges/edit.html"


@bp.get("")
def index(slug: str):
    """The panel in order of number, with groups, cards and tablets."""
    panel = queries.judges_of(g.competition.id)
    tablets = queries.tablets(g.competition.id, clock.now())
    conflicts = queries.conflicts_in(g.competition.id)
    return render_template(
        "desk/judges/index.html", judges=panel, tablets=tablets, conflicts=conflicts, walk_ways=WAYS, **_seats()
    )


@bp.get("/new")
def new(slug: str):
    """An empty seat."""
    guards.organiser_only()
    return render_template(NEW, form=JudgeForm.of(g.competition))


@bp.post("")
def create(slug: str):
    """Seat somebody."""
    guards.organiser_only()
    form = JudgeForm.of(g.competition)
    if not form.validate():
        return again(NEW, form)
    try:
        with writing():
            judge = judges.add(g.competition, **form.values(g.competition), actor=current_user, now=clock.now())
            number = judge.number
    except Refusal as refusal:
        return again(NEW, form, refusal)
    flash(_("The judge has a seat. Next: print the card."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


@bp.get("/<int:number>")
def show(slug: str, number: int):
    """One judge: groups, tablet, progress, conflicts, and the verbs."""
    judge = queries.judge_of(g.competition.id, number)
    return render_template(
        "desk/judges/show.html",
        judge=judge,
        **_seats(),
        tablet=queries.tablets(g.competition.id, (now := clock.now()))[judge.id],
        contacts=contact.contacts_in(g.competition.id, now).get(judge.id, []),
        reopened=reopening.open_for(judge),
        is_open=g.competition.scored_round is not None and g.competition.scored_round.state == "judging",
        board=progress.board(g.competition),
        conflicts=[each for each in queries.conflicts_in(g.competition.id) if each.judge_id == judge.id],
        stand_downs=[each for each in queries.stand_downs_in(g.competition.scored_round) if each.judge_id == judge.id],
    )


@bp.get("/<int:number>/edit")
def edit(slug: str, number: int):
    """The seat's form."""
    guards.organiser_only()
    judge = queries.judge_of(g.competition.id, number)
    return render_template(EDIT, form=JudgeForm.of(g.competition, judge), judge=judge)


@bp.post("/<int:number>")
def update(slug: str, number: int):
    """Correct the seat."""
    guards.organiser_only()
    judge = queries.judge_of(g.competition.id, number)
    form = JudgeForm.of(g.competition, judge)
    if not form.validate():
        return again(EDIT, form, judge=judge)
    try:
        with writing():
            judges.change(judge, **form.values(g.competition), actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(EDIT, form, refusal, judge=judge)
    flash(_("Saved."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))


def _seats() -> dict:
    return {"has_seats": is_choice(g.competition), "seats": seat_words}
