"""Cards just issued, on their way to the printer: their secrets pass from issuing to showing in the session only."""

from dataclasses import dataclass

import segno
from flask import g, redirect, session, url_for
from markupsafe import Markup

from judging.panel import queries
from judging.panel.models import Judge
from judging.web.addresses import public_url

KEY = "fresh_cards"


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """One card as it is printed."""

    judge: Judge
    address: str
    qr: Markup


def to_print(slug: str, fresh: list[tuple[int, str]]):
    """Keep (judge's number, secret) for one showing and go there."""
    session[KEY] = {"slug": slug, "cards": fresh}
    return redirect(url_for("desk.cards.show", slug=slug))


def take(slug: str) -> list[PrintedCard]:
    """The cards just issued in this competition; a second time there are none."""
    fresh = session.pop(KEY, {})
    cards = fresh.get("cards", []) if fresh.get("slug") == slug else []
    judges = {judge.number: judge for judge in queries.judges_of(g.competition.id)}
    return [_printed(judges[number], token) for number, token in cards if number in judges]


def _printed(judge: Judge, token: str) -> PrintedCard:
    address = public_url("door.card.show", token=token)
    code = segno.make(address, error="m", boost_error=False, micro=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None)
    return PrintedCard(judge, address, Markup(drawn))
