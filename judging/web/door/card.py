"""A judge's printed card: opening its address asks, pressing the button binds this tablet."""

from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from judging.accounts import signing_in
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards
from judging.web import devices
from judging.web.addressing import called
from judging.web.entering import remember

bp = Blueprint("card", __name__, url_prefix="/card")


@bp.get("/<token>")
def show(token: str):
    """Whose card this is; nothing is used up by looking."""
    card = cards.look_up(token, now=clock.now())
    return render_template("door/card/show.html", card=card, name=called(card.judge), token=token)


@bp.post("/<token>")
def create(token: str):
    """Use the card up and sign this tablet in as its judge."""
    now = clock.now()
    with writing():
        card = cards.look_up(token, now=now)
        if current_user.is_authenticated:
            signing_in.end(current_user.sign_in, now=now)
        remember(cards.use(card, device=devices.described(), now=now))
    return redirect(url_for("judge.sheets.index", slug=card.judge.competition.slug))
