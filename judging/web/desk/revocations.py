"""Ending a judge's card and tablet."""

from flask import Blueprint, flash, g, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, queries

bp = Blueprint("revocations", __name__, url_prefix="/judges/<int:number>/revocation")


@bp.post("")
def create(slug: str, number: int):
    """Sign the tablet out; cards printed so far no longer work."""
    with writing():
        cards.revoke(queries.judge_of(g.competition.id, number), actor=current_user, now=clock.now())
    flash(_("The card and the tablet's sign-in have ended."))
    return redirect(url_for("desk.judges.show", slug=slug, number=number))
