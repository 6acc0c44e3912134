"""Judges' cards: issued one by one, shown once, printed."""

from flask import Blueprint, g, render_template
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, queries
from judging.scoring import contact
from judging.web.desk import fresh_cards

bp = Blueprint("cards", __name__, url_prefix="/judges")


@bp.post("/<int:number>/card")
def create(slug: str, number: int):
    """A new card; an unused older one stops working."""
    with writing():
        judge = queries.judge_of(g.competition.id, number)
        _, token = cards.issue(judge, actor=current_user, now=clock.now())
    return fresh_cards.to_print(slug, [(number, token)])


@bp.get("/cards")
def show(slug: str):
    """The cards just issued, to be printed; afterwards nobody can read them again."""
    contacts = contact.contacts_in(g.competition.id, clock.now())
    return render_template("desk/cards/show.html", cards=fresh_cards.take(slug), contacts_of=contacts)
