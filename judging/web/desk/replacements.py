"""A lost or broken tablet: a new card is printed in two taps, and the old tablet kept or signed out."""

from flask import Blueprint, g, request
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, queries
from judging.web.desk import fresh_cards

bp = Blueprint("replacements", __name__, url_prefix="/judges/<int:number>/replacement")


@bp.post("")
def create(slug: str, number: int):
    """Issue a card for the next tablet; the old one is signed out unless it is to be kept."""
    keep = request.form.get("old") == "keep"
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        _, token = cards.replace(judge, keep=keep, actor=current_user, now=clock.now())
    return fresh_cards.to_print(slug, [(number, token)])
