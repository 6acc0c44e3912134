"""A code that lets an entrant without mail choose a new password."""

from flask import Blueprint, g, redirect, render_template, session, url_for
from flask_login import current_user

from judging.accounts import recovery
from judging.competitions import queries as competitions
from judging.entries import queries
from judging.errors import Conflict, NotAllowed
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("recovery_codes", __name__, url_prefix="/entries/<int:entry_id>/recovery-code")


@bp.get("")
def show(slug: str, entry_id: int):
    """The code, once."""
    entry = queries.entry_at(g.competition.id, entry_id)
    code = session.pop(f"recovery_code_{entry.id}", None)
    return render_template("desk/recovery_codes/show.html", entry=entry, code=code)


@bp.post("")
def create(slug: str, entry_id: int):
    """Hand a code out to this product's entrant; who did it is recorded."""
    entry = queries.entry_at(g.competition.id, entry_id)
    if entry.is_on_paper:
        raise Conflict("This artisan has no account. Please print a slip with a code instead.")
    if competitions.desks_of(entry.entrant_id):  # the code would open another competition's desk
        raise NotAllowed("Only an administrator can hand out a code for this person. Please ask one.")
    with writing():
        code = recovery.hand_out(entry.entrant, issued_by=current_user, competition=g.competition, now=clock.now())
    session[f"recovery_code_{entry_id}"] = code
    return redirect(url_for("desk.recovery_codes.show", slug=slug, entry_id=entry_id))
