"""A judge's sheets: the list, one entry, and saving its scores without a script."""

from flask import Blueprint, flash, g, redirect, request, url_for
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
from judging.web.judge.blank import rendered
from judging.web.judge.page import groups_of, page_of

bp = Blueprint("sheets", __name__)


@bp.get("/")
def index(slug: str):
    """Everything to score, group by group; while there is nothing for this judge, only what will come."""
    return listed()


def listed(*, blank: bool = False) -> str:
    """The page of the list."""
    round_, own = g.competition.scored_round, seats.seats_of(g.judge)
    if round_ is None or round_.state == "waiting" or round_.key not in own:
        stage = stage_of(g.competition)
        return rendered("judge/sheets/waiting.html", is_blank=blank, round=round_, own=own, stage=stage)
    is_short = request.args.get("show") == "unfinished" and not blank
    groups = [each for each in groups_of(g.judge, blank=blank) if each.tasks or queries.least_attempt(round_) == 1]
    return rendered("judge/sheets/index.html", is_blank=blank, groups=groups, round=round_, is_short=is_short)


@bp.get("/entries/<int:number>")
def show(slug: str, number: int):
    """One entry and the judge's own sheet of it."""
    return opened(number)


def opened(number: int, *, blank: bool = False) -> str:
    """The page of one sheet."""
    page = page_of(g.judge, number, blank=blank)
    return rendered("judge/sheets/show.html", is_blank=blank, page=page, judge=g.judge)


@bp.post("/entries/<int:number>")
def update(slug: str, number: int):
    """Save what was typed without a script, or show it again with what is wrong."""
    seen, comment = request.form.get("seen", type=int), request.form.get("comment", "")
    try:
        place = places.place_of(g.judge, number)
        sent = sheets.prepared(place, _typed(), comment, seen=seen)
        with writing():
            sheets.fill_in(place, sent, now=clock.now())
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
    return rendered("judge/sheets/show.html", page=page, judge=g.judge, refusal=said), refusal.status
