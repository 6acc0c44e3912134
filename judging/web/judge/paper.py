"""A judge's paper: what was handed in, to be printed and signed; and sheets where paper and tablet differ."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import lifecycle
from judging.errors import NotFound
from judging.infra.db import writing
from judging.panel import queries as panel
from judging.paper import coming_in, copying
from judging.paper.ballots import Ballot
from judging.scoring import queries
from judging.web import paper_choices
from judging.web.printing import to_sign

bp = Blueprint("paper", __name__)


@bp.get("/paper")
def index(slug: str):
    """The groups handed in, and the sheets to decide about, paper beside tablet."""
    lifecycle.require(queries.round_of(g.judge).state, "judging", "closed")
    handed_in = [group.category for group in queries.groups_of(g.judge) if group.is_handed_in]
    open_ = [(sheet, queries.sheet_of(g.judge, sheet.entry)) for sheet in coming_in.undecided_of(g.judge)]
    return render_template("judge/paper/index.html", judge=g.judge, handed_in=handed_in, undecided=open_,
                           contradictions=copying.contradictions)  # fmt: skip


@bp.get("/groups/<int:position>/signing.pdf")
def show(slug: str, position: int):
    """The own totals and sheets of a handed-in group, to be signed."""
    for category in g.judge.categories:
        if category.position == position:
            return to_sign.answer(g.judge, category)
    raise NotFound()


@bp.post("/paper/<int:number>")
def update(slug: str, number: int):
    """Let the paper or the tablet count for one entry."""
    counts = paper_choices.chosen()
    with writing():
        entry = panel.entry_for(g.judge, number)
        round_ = queries.round_of(g.judge)
        ballot = Ballot(round_, queries.attempts_in(round_)[entry.id], g.judge, entry)
        paper_choices.decide(ballot, counts)
    flash(_("Decided. Both stay in the log."))
    return redirect(url_for("judge.paper.index", slug=slug))
