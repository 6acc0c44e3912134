"""A judge's printed card: opening its address asks, pressing the button binds this tablet.

Where another judge of the competition uses the tablet already, it asks as well whether they share it: then each
chooses a PIN, and takes turns by it.
"""

from datetime import datetime

from flask import Blueprint, jsonify, redirect, render_template, request, session, url_for
from flask_login import current_user

from judging.accounts import signing_in
from judging.errors import Invalid
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import cards, pins
from judging.panel.models import Card, Judge
from judging.web import devices, seats
from judging.web.addressing import called
from judging.web.entering import remember
from judging.web.errors import sentence, wants_json

bp = Blueprint("card", __name__, url_prefix="/card")


@bp.get("/<token>")
def show(token: str):
    """Whose card this is; nothing is used up by looking."""
    card = cards.look_up(token, now=clock.now())
    return _page(card, token)


@bp.post("/<token>")
def create(token: str):
    """Use the card up and sign this tablet in as its judge, alone or with those who share it."""
    now = clock.now()
    card = cards.look_up(token, now=now)
    try:
        with writing():
            card = cards.look_up(token, now=now)
            others = _others(card) if "shared" in request.form else []
            for judge in (card.judge, *others) if others else ():
                _choose_pin(judge, is_new=judge is card.judge, now=now)
            _use(card, others, now=now)
    except Invalid as refusal:
        if wants_json():
            raise
        return _page(cards.look_up(token, now=now), token, said=sentence(refusal)), 422
    return _home(card.judge)


def _use(card: Card, others: list[Judge], *, now: datetime) -> None:
    before = _held(others)
    if not others:
        seats.end_all(now)
        if current_user.is_authenticated:
            signing_in.end(current_user.sign_in, now=now)
    sign_in = cards.use(card, device=devices.described(), now=now)
    remember(sign_in)
    if others:
        for judge in others:
            seats.keep(judge, *before[judge.number])
        seats.keep(card.judge, sign_in.id, key=before.get(card.judge.number, ("", None))[1])


def _held(others: list[Judge]) -> dict[int, tuple[str, str | None]]:
    """Judge's number -> sign-in and key on this tablet, before the session is made anew."""
    if not others:
        return {}
    present = {others[0].number: (session.get("_user_id"), None)}
    return {number: tuple(kept) for number, kept in seats.at(others[0].competition.slug).items()} or present


def _others(card: Card) -> list[Judge]:
    """The judges of the same competition who use this tablet already."""
    competition = card.judge.competition
    here = seats.judges_at(competition) or [seats.present(competition.slug)]
    return [judge for judge in here if judge and judge.id != card.judge_id]


def _choose_pin(judge: Judge, *, is_new: bool, now: datetime) -> None:
    """Who comes chooses one, and who was here alone so far as well."""
    if is_new or judge.pin is None:
        pins.choose(judge, request.form.get(f"pin-{judge.number}", ""), actor=judge.person, now=now)


def _page(card: Card, token: str, said: str = "") -> str:
    others = _others(card)
    asked = [card.judge, *(judge for judge in others if judge.pin is None)]
    return render_template(
        "door/card/show.html",
        card=card,
        name=called(card.judge),
        token=token,
        here=", ".join(called(judge) for judge in others),
        asked=asked,
        said=said,
    )


def _home(judge: Judge):
    """To the judge's sheets; a shared tablet's script is told the keys of the turns, to lock them with the PINs."""
    slug = judge.competition.slug
    home = url_for("judge.sheets.index", slug=slug, fresh=1)  # not from the pack of whoever was here before
    here = seats.judges_at(judge.competition)
    if not here:
        return redirect(home)
    keys = seats.at(slug)
    told = [{"number": each.number, "name": called(each), "key": keys[each.number][1]} for each in here]
    answer = jsonify(ok=True, home=home, turns=told) if wants_json() else redirect(home)
    return seats.take_turn(answer, judge)
