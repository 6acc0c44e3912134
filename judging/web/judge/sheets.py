"""A judge's sheets: the list, one entry, and saving its scores."""

from flask import Blueprint, flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from judging.competitions.queries import stage_of
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import seats
from judging.scoring import queries, sheets, standing
from judging.scoring.merge import Sheet, TwoOpinions
from judging.web.errors import sentence
from judging.web.judge import arriving
from judging.web.judge.page import page_of

bp = Blueprint("sheets", __name__)


@bp.get("/")
def index(slug: str):
    """Everything to score, group by group; while there is nothing for this judge, only what will come."""
    round_, own = g.competition.scored_round, seats.seats_of(g.judge)
    if round_ is None or round_.state == "waiting" or round_.key not in own:
        return render_template("judge/sheets/waiting.html", round=round_, own=own, stage=stage_of(g.competition))
    is_short = request.args.get("show") == "unfinished"
    groups = [group for group in queries.groups_of(g.judge) if group.tasks or queries.least_attempt(round_) == 1]
    return render_template("judge/sheets/index.html", groups=groups, round=round_, is_short=is_short)


@bp.get("/entries/<int:number>")
def show(slug: str, number: int):
    """One entry and the judge's own sheet of it."""
    return render_template("judge/sheets/show.html", page=page_of(g.judge, number), judge=g.judge)


@bp.post("/entries/<int:number>")
def update(slug: str, number: int):
    """Take the scores: from the page's script as JSON, or from its plain form."""
    return _from_script(number) if request.is_json else _from_form(number)


def _from_script(number: int):
    """Save, and name the save that this answers: the tablet believes nothing else."""
    letter = arriving.read()
    g.echo = {"save": letter.save}
    try:
        kept = _save(number, letter.scores, comment=letter.comment, seen=letter.seen)
    except TwoOpinions as two:
        g.echo["kept"] = _plain(two.kept)
        raise
    return jsonify(ok=True, **g.echo, kept=_plain(kept))


def _from_form(number: int):
    """Save what was typed, or show it again with what is wrong."""
    try:
        _save(
            number,
            arriving.typed_scores(),
            comment=request.form.get("comment", ""),
            seen=request.form.get("seen", type=int),
        )
    except (Invalid, TwoOpinions) as refusal:
        return _again(number, refusal)
    flash(_("Saved on the server"))
    return redirect(url_for("judge.sheets.show", slug=g.competition.slug, number=number))


def _again(number: int, refusal: Refusal):
    page = page_of(g.judge, number, request.form)
    said = sentence(refusal)
    return render_template("judge/sheets/show.html", page=page, judge=g.judge, refusal=said), refusal.status


def _save(number: int, scores, *, comment, seen) -> Sheet:
    place = standing.place_of(g.judge, number)
    sent = sheets.prepared(place, scores, comment, seen=seen)
    with writing():
        return sheets.fill_in(place, sent, now=clock.now())


def _plain(sheet: Sheet) -> dict:
    return {"scores": sheet.scores, "comment": sheet.comment, "version": sheet.version}
