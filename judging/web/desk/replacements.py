"""A lost or broken tablet: its sign-in ends and a new card is printed, in two taps."""

from flask import Blueprint, g
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, queries
from judging.web.desk import fresh_cards

bp = Blueprint("replacements", __name__, url_prefix="/judges/<int:number>/replacement")


@bp.post("")
def create(slug: str, number: int):
    """Sign the old tablet out and issue a card for the next one."""
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        _, token = cards.replace(judge, actor=current_user, now=clock.now())
    return fresh_cards.to_print(slug, [(number, token)])
