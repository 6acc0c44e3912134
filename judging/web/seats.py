"""A tablet that several judges share: the session holds the sign-in of each, and one of them acts.

Whose turn it is stands in a cookie of its own that the tablet writes, also without a network: competition,
judge's number and the key that goes with the judge's PIN. It chooses among the sign-ins of this session; it
cannot make one.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime

from flask import Response, current_app, request, session
from flask_login import current_user

from judging.accounts import queries as accounts
from judging.accounts import signing_in
from judging.competitions.models import Competition
from judging.infra import ids
from judging.panel import queries as panel
from judging.panel.models import Judge

COOKIE = "seat"


def follow() -> None:
    """Let the judge act whose turn it is by the tablet's word. Before anything asks who is signed in."""
    slug, number, key = (request.cookies.get(COOKIE, "").split(".") + ["", "", ""])[:3]
    kept = session.get("seats", {}).get(slug, {}).get(number)
    if kept and kept[0] != session.get("_user_id") and secrets.compare_digest(kept[1].encode(), key.encode()):
        session["_user_id"] = kept[0]


def at(slug: str) -> dict[int, list[str]]:
    """Judge's number -> sign-in and key of those who share this tablet; empty where nobody shares it."""
    return {int(number): kept for number, kept in session.get("seats", {}).get(slug, {}).items()}


def judges_at(competition: Competition) -> list[Judge]:
    """The judges who share this tablet, by number."""
    here = at(competition.slug)
    return [judge for judge in panel.judges_of(competition.id) if judge.number in here] if here else []


def keep(judge: Judge, sign_in_id: str, key: str | None) -> None:
    """Add the judge to those who share this tablet; the key of the judge's turns is made where there is none yet."""
    slug, shared = judge.competition.slug, session.get("seats", {})
    kept = [sign_in_id, key or ids.key()]
    session["seats"] = shared | {slug: shared.get(slug, {}) | {str(judge.number): kept}}


def take_turn(answer: Response, judge: Judge) -> Response:
    """The answer after which it is this judge's turn."""
    key = at(judge.competition.slug)[judge.number][1]
    value = f"{judge.competition.slug}.{judge.number}.{key}"
    lifetime = current_app.config["PERMANENT_SESSION_LIFETIME"]
    answer.set_cookie(COOKIE, value, max_age=lifetime, samesite="Lax", secure=request.is_secure)
    return answer


def present(slug: str) -> Judge | None:
    """Who judges in that competition on this tablet now."""
    if not current_user.is_authenticated:
        return None
    return next((seat for seat in panel.seats_of(current_user.id) if seat.competition.slug == slug), None)


def end_all(now: datetime) -> None:
    """Sign out everybody who shares this tablet."""
    for sign_in_id in _sign_ins():
        person = accounts.signed_in(sign_in_id, now)
        if person is not None:
            signing_in.end(person.sign_in, now=now)


def _sign_ins() -> Iterator[str]:
    for seats in session.get("seats", {}).values():
        yield from (sign_in_id for sign_in_id, _key in seats.values())
