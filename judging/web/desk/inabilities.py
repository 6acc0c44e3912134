"""What judges say they cannot score: the organisers do without the sheet, or ask for it nevertheless."""

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import inability, queries
from judging.scoring import waiving
from judging.web import guards

bp = Blueprint("inabilities", __name__, url_prefix="/missing-sheets/<int:number>/<int:entry_number>/answer")


@bp.post("")
def create(slug: str, number: int, entry_number: int):
    """Answer one request; the judge reads the words."""
    guards.organiser_only()
    words, is_waived = request.form.get("reason", "")[:500], request.form.get("answer") == "waived"
    by = {"actor": current_user, "now": clock.now()}
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        entry = queries.entry_for(judge, entry_number)
        if is_waived:
            waiving.waive(judge, entry, reason=words, **by)
        else:
            inability.decline(judge, entry, words=words, **by)
    flash(_("The ranking does without this sheet.") if is_waived else _("The judge is asked to score it."))
    return redirect(url_for("desk.waivers.index", slug=slug))
