"""Between a sheet of paper and a tablet's sheet of the same judge and entry."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.errors import Invalid, NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.paper import copying
from judging.paper.ballots import ballot_at
from judging.web import guards

bp = Blueprint("paper_decisions", __name__)
CHOICES = ("paper", "tablet")


@bp.post("/paper/<code>/decision")
def create(slug: str, code: str):
    """Let one of the two count, with the reason. Before the round closes the tablet's points are not shown here."""
    guards.organiser_only()
    chosen = request.form.get("counts")
    if chosen not in CHOICES:
        raise Invalid("Please choose what counts, the paper or the tablet.")
    with writing():
        ballot = ballot_at(g.competition, code)
        if (sheet := copying.sheet_of(ballot)) is None:
            raise NotFound()
        copying.decide(
            sheet, ballot, for_paper=chosen == "paper", reason=request.form.get("reason", ""), actor=current_user,
            now=clock.now(),
        )  # fmt: skip
    flash(_("Decided. Both stay in the log."))
    return redirect(url_for("desk.paper_sheets.show", slug=slug, code=code))
