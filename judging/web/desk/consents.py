"""What the entrants of a competition agreed to, and taking it back for an artisan on paper."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from judging.desk import consenting
from judging.entries import consents, queries, withdrawing
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing

bp = Blueprint("consents", __name__)
WORDS = {
    "participation": _l("Taking part"),
    "publication": _l("Publishing"),
    "news": _l("Later editions"),
    "guardian": _l("Guardian: taking part"),
    "guardian_publication": _l("Guardian: publishing"),
}


@bp.get("/consents")
def index(slug: str):
    """Counts by purpose, then entry by entry."""
    page = queries.listing(g.competition.id, page=request.args.get("page", 1, type=int))
    queries.with_consents(page.rows)
    counts = consenting.counts(g.competition.id)
    return render_template(
        "desk/consents/index.html", page=page, counts=counts, words=WORDS, live=consents.live, texts=consents.TEXTS
    )


@bp.post("/entries/<int:entry_id>/consents/<purpose>/withdrawal")
def delete(slug: str, entry_id: int, purpose: str):
    """An artisan on paper takes a consent back, in writing or by telephone."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    if purpose not in consents.asked(entry):
        raise NotFound()
    with writing():
        withdrawing.withdraw_consent(entry, purpose, actor=current_user, now=clock.now())
    flash(_("The consent is withdrawn."))
    return redirect(url_for("desk.entries.show", slug=slug, entry_id=entry_id))
