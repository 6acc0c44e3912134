"""Cards for everybody who has no tablet yet."""

from flask import Blueprint, g
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, queries
from judging.web.desk import fresh_cards

bp = Blueprint("card_batches", __name__, url_prefix="/judges/cards")


@bp.post("")
def create(slug: str):
    """A new card for every judge without a tablet."""
    now = clock.now()
    with writing():
        without = queries.without_tablet(g.competition.id, now)
        fresh = [(judge.number, cards.issue(judge, actor=current_user, now=now)[1]) for judge in without]
    return fresh_cards.to_print(slug, fresh)
