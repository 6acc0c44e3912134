"""A judge's sheets: the list, one entry, and saving its scores without a script."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from wtforms.validators import ValidationError

from judging.competitions.queries import stage_of
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import seats
from judging.scoring import places, queries, sheets
from judging.scoring.merge import TwoOpinions
from judging.web.blank import emptied
from judging.web.errors import sentence
from judging.web.forms import hundredths
from judging.web.judge.page import added_up, page_of

bp = Blueprint("sheets", __name__)


@bp.get("/")
def index(slug: str):
    """Everything to score, group by group; while there is nothing for this judge, only what will come."""
    round_, own = g.competition.scored_round, seats.seats_of(g.judge)
    if round_ is None or round_.state == "waiting" or round_.key not in own:
        return render_template("judge/sheets/waiting.html", round=round_, own=own, stage=stage_of(g.competition))
    is_short = request.args.get("show") == "unfinished" and not g.is_blank
    groups = [group for group in queries.groups_of(g.judge) if group.tasks or queries.least_attempt(round_) == 1]
    if g.is_blank:
        groups = [emptied(group, len(round_.lines)) for group in groups]
    adding = added_up(g.competition, round_)
    return render_template("judge/sheets/index.html", groups=groups, round=round_, is_short=is_short, **adding)


@bp.get("/entries/<int:number>")
def show(slug: str, number: int):
    """One entry and the judge's own sheet of it."""
    return render_template("judge/sheets/show.html", page=page_of(g.judge, number, blank=g.is_blank), judge=g.judge)


@bp.post("/entries/<int:number>")
def update(slug: str, number: int):
    """Save what was typed without a script, or show it again with what is wrong."""
    seen, comment = request.form.get("seen", type=int), request.form.get("comment", "")
    try:
        place = places.place_of(g.judge, number)
        sent = sheets.prepared(place, _typed(), comment, seen=seen)
        with writing():
            sheets.fill_in(place, sent, by_judge=True, now=clock.now())
    except (Invalid, TwoOpinions) as refusal:
        return _again(number, refusal)
    flash(_("Saved on the server"))
    return redirect(url_for("judge.sheets.show", slug=slug, number=number))


def _typed() -> dict[str, int]:
    """The scores of the form, as people type points; a field left empty is no score. Raises Invalid."""
    names = [name for name in request.form if name.startswith("score-")]
    try:
        typed = {name.removeprefix("score-"): hundredths(request.form[name]) for name in names}
    except ValidationError as wrong:
        raise Invalid("Please write points as a number, such as 37.5.") from wrong
    return {key: value for key, value in typed.items() if value is not None}


def _again(number: int, refusal: Refusal):
    page = page_of(g.judge, number, request.form)
    said = sentence(refusal)
    return render_template("judge/sheets/show.html", page=page, judge=g.judge, refusal=said), refusal.status
