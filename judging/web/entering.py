"""Crossing the threshold: counting attempts, remembering a sign-in in the cookie, and where to go next."""

from datetime import datetime

from flask import current_app, request, session, url_for
from flask_login import current_user, login_user

from judging.accounts import attempts, profile, signing_in
from judging.accounts.models import Person, SignIn
from judging.competitions import queries as competitions
from judging.infra.db import writing
from judging.panel import queries as panel
from judging.web import devices
from judging.web.addresses import own


def attempt(purpose: str, aim: str, *, now: datetime) -> attempts.Keys:
    """Count an attempt before it is judged; raises Throttled. ``attempts.forget`` the answer if it was right."""
    counted = attempts.keys(purpose, aim=aim, address=request.remote_addr)
    with writing():
        attempts.count(counted, now=now)
    attempts.check(counted, now=now)
    return counted


def prove_again(password: str, *, now: datetime) -> attempts.Keys:
    """Ask who is in for the password once more; ``attempts.forget`` the answer with what follows. Raises Invalid."""
    counted = attempt("present password", str(current_user.id), now=now)
    profile.require_password(current_user, password)
    return counted


def come_in(person: Person, *, now: datetime) -> None:
    """Sign this device in as somebody who has been proven; inside a transaction."""
    former = current_user.sign_in if current_user.is_authenticated else None
    remember(signing_in.sign_in(person, device=devices.described(), now=now, instead_of=former))


def remember(sign_in: SignIn) -> None:
    """Put a fresh sign-in into the cookie; nothing of the session before stays."""
    sign_in.person.sign_in = sign_in
    session.clear()
    session.permanent = True
    login_user(sign_in.person, force=True)


def onward(person: Person, wanted: str | None) -> str:
    """Where a person goes after signing in: where they came from, else to their work."""
    if person.second_factor and current_app.config["SECOND_FACTOR"] and not person.sign_in.is_second_factor_given:
        return url_for("account.second_factor.show", next=own(wanted))
    return own(wanted) or work_of(person)


def work_of(person: Person) -> str:
    """The desk of staff, the sheets of a judge, the installation of an administrator, else one's own products."""
    desks, seats = competitions.desks_of(person.id), panel.seats_of(person.id)
    if len(desks) + len(seats) + person.is_administrator > 1:
        return url_for("public.home.show")
    if desks:
        return url_for("desk.overview.show", slug=desks[0].slug)
    if seats:
        return url_for("judge.sheets.index", slug=seats[0].competition.slug)
    return url_for("admin.competitions.index" if person.is_administrator else "entrant.entries.index")
