"""One sheet of paper: typed in by two people, each alone; the QR code on the paper opens it."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_login import current_user

from judging.errors import Invalid, NotFound, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.paper import copying
from judging.paper.ballots import Ballot, ballot_at
from judging.scoring import queries
from judging.web import typed
from judging.web.desk import paper_words
from judging.web.errors import sentence

bp = Blueprint("paper_sheets", __name__)


@bp.get("/paper/sheet")
def new(slug: str):
    """The sheet of a judge and an exhibit number, as read from a paper whose code cannot be scanned."""
    round_ = g.competition.scored_round
    judge, entry = (request.args.get(name, 0, type=int) for name in ("judge", "entry"))
    for code in [f"{round_.key}-{attempt}-{judge}-{entry}" for attempt in (1, 2)] if round_ else []:
        if _is_current(code):
            return redirect(url_for("desk.paper_sheets.show", slug=slug, code=code))
    raise Invalid("This judge does not score an entry of this number. Please look at the paper again.")


@bp.get("/paper/<code>")
def show(slug: str, code: str):
    """One's own copy, and what has become of the sheet. Before the round closes nobody reads another's copy here."""
    return _page(ballot_at(g.competition, code))


@bp.post("/paper/<code>")
def create(slug: str, code: str):
    """Keep what was typed; with the second person's equal copy it counts."""
    ballot = ballot_at(g.competition, code)
    try:
        given, comment = typed.scores(), request.form.get("comment", "")
        with writing():
            sheet = copying.type_in(ballot, given, comment, actor=current_user, now=clock.now())
    except Invalid as refusal:
        return _page(ballot, refusal)
    is_second = len(copying.copies_of(ballot)) > 1
    flash(paper_words.done(sheet, is_second=is_second), "good" if sheet and sheet.outcome != "open" else "wait")
    return redirect(url_for("desk.paper_sheets.show", slug=slug, code=code))


def _page(ballot: Ballot, refusal: Refusal | None = None):
    copies, sheet = copying.copies_of(ballot), copying.sheet_of(ballot)
    is_closed = ballot.round.state == "closed"
    page = render_template(
        "desk/paper_sheets/show.html",
        ballot=ballot,
        scales={scale.key: scale for scale in queries.scales_of(ballot.round, ballot.entry.category)},
        own=copies.get(current_user.id),
        is_by_others=bool(copies.keys() - {current_user.id}),
        compared=copying.compared(ballot, current_user),
        is_closed=is_closed,
        sheet=sheet,
        on_server=copying.on_server(ballot) if is_closed else None,
        refusal=sentence(refusal) if refusal else "",
    )
    return page, refusal.status if refusal else 200


def _is_current(code: str) -> bool:
    try:
        return ballot_at(g.competition, code).is_current
    except NotFound:
        return False
