"""Late scores: the list, one person's proposal, the second person's answer."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries
from judging.scoring import late, late_list

bp = Blueprint("late", __name__, url_prefix="/late-scores")


@bp.get("")
def index(slug: str):
    """What came late, by judge and entry, and what was decided; values only once the round is closed."""
    round_ = g.competition.scored_round
    may_decide = round_ is not None and round_.required is None and stage_of(g.competition) in ("judging", "closed")
    return render_template(
        "desk/late/index.html",
        late=late_list.late_list(round_),
        round=round_,
        may_decide=may_decide,
        me=current_user.id,
    )


@bp.post("")
def create(slug: str):
    """Propose to take or to refuse the late scores of one sheet that were shown."""
    number, entry_number = (request.form.get(name, 0, type=int) for name in ("judge", "entry"))
    decision = request.form.get("decision")
    if decision not in ("take", "refuse"):
        raise Invalid("Please choose whether the late scores are to be taken or refused.")
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        entry = queries.entry_for(judge, entry_number)
        late.propose(
            judge, entry, is_accepted=decision == "take", reason=request.form.get("reason", ""),
            newest=request.form.get("newest", ""), actor=current_user, now=clock.now(),
        )  # fmt: skip
    flash(_("Proposed. A second person confirms it."), "wait")
    return redirect(url_for("desk.late.index", slug=slug))


@bp.post("/<int:ruling_id>/confirmation")
def update(slug: str, ruling_id: int):
    """Agree as the second person."""
    with writing():
        ruling = late_list.ruling_of(g.competition, ruling_id)
        may_replace = request.form.get("replace") == "yes"
        late.confirm(ruling, may_replace=may_replace, actor=current_user, now=clock.now())
        is_accepted = ruling.is_accepted
    flash(_("The late scores are on the sheet.") if is_accepted else _("The late scores stay in the log only."))
    return redirect(url_for("desk.late.index", slug=slug))


@bp.post("/<int:ruling_id>/removal")
def remove(slug: str, ruling_id: int):
    """Do not agree, or take one's own proposal back."""
    with writing():
        late.turn_down(late_list.ruling_of(g.competition, ruling_id), actor=current_user, now=clock.now())
    flash(_("The proposal is off the table; the late scores are undecided again."))
    return redirect(url_for("desk.late.index", slug=slug))
