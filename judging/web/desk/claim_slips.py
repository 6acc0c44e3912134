"""The slip for an artisan on paper: the code that takes the product over."""

from flask import Blueprint, g, redirect, render_template, session, url_for
from flask_login import current_user

from judging.entries import claiming, queries
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("claim_slips", __name__, url_prefix="/entries/<int:entry_id>/claim-slip")


@bp.get("")
def show(slug: str, entry_id: int):
    """The slip, once; afterwards nobody can read the code again."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    code = session.pop(f"claim_code_{entry.id}", None)
    return render_template("desk/claim_slips/show.html", entry=entry, code=code)


@bp.post("")
def create(slug: str, entry_id: int):
    """A new code; an earlier slip no longer works."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    with writing():
        code = claiming.issue_code(entry, actor=current_user, now=clock.now())
    session[f"claim_code_{entry_id}"] = code
    return redirect(url_for("desk.claim_slips.show", slug=slug, entry_id=entry_id))
