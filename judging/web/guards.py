"""Who may pass. Every endpoint belongs to one audience, and every audience has one guard.

``check`` refuses to start an application that has an endpoint without a guard.
Inside an audience scope is by query: what is not yours cannot be found.
"""

from collections.abc import Callable

from flask import Blueprint, Flask, current_app, g, redirect, request, session, url_for
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.errors import NotAllowed, NotFound, SignedOut
from judging.infra import clock
from judging.panel import queries as panel
from judging.scoring import seats
from judging.web import spoken

#: audience -> guard: the whole access rule of the application.
GUARDS: dict[str, Callable] = {}


def audience(name: str, guard: Callable, **options) -> Blueprint:
    """A parent blueprint whose every request passes ``guard`` first."""
    blueprint = Blueprint(name, __name__, **options)
    blueprint.before_request(guard)
    GUARDS[name] = guard
    return blueprint


def check(app: Flask) -> None:
    """Raise RuntimeError when an endpoint belongs to no guarded audience."""
    bare = [
        r.endpoint
        for r in app.url_map.iter_rules()
        if r.endpoint != "static" and r.endpoint.split(".")[0] not in GUARDS
    ]
    if bare:
        raise RuntimeError(f"No access rule for: {', '.join(sorted(bare))}")


def remember_language() -> None:
    """Whatever is said is said in the language of the person who asks."""
    if current_user.is_authenticated:
        g.language = current_user.language


def anyone():
    """The public: no condition."""


def signed_in():
    """A person with a live sign-in; others are shown the door and brought back."""
    if not current_user.is_authenticated:
        if request.method == "GET":
            return redirect(url_for("door.sign_in.new", next=request.full_path.rstrip("?")))
        raise NotAllowed("Please sign in again; what you typed is still on your screen.")


def account():
    """One's own account; who has a second factor gives it first, so that a stolen password opens nothing."""
    if answer := signed_in():
        return answer
    if current_user.second_factor and not request.endpoint.startswith("account.second_factor."):
        return _second_factor()


def entrant():
    """A person who may own entries; a judge's tablet is not one."""
    return signed_in() or _not_on_a_tablet()


def judge():
    """An active judge of the competition in the address: ``g.competition``, ``g.judge``; ``blank`` in the query."""
    if answer := signed_in():
        return answer
    g.judge = panel.seat_at(current_user.id, request.view_args["slug"])
    g.competition = g.judge.competition
    g.is_blank = request.method == "GET" and "blank" in request.args


def tablet():
    """An active judge whose script speaks: ``g.seat``, asked in one statement.

    None where no round is scored: the answer to that names the letter.
    """
    now = clock.now()
    g.seat = seats.seat_at(request.view_args["slug"], sign_in=session.get("_user_id"), now=now)
    if g.seat is None:
        remember_language()
        if not current_user.is_authenticated:
            letter = spoken.body()
            g.echo = {name: letter[name] for name in ("letter", "device") if name in letter}
            raise SignedOut("This tablet is signed out. Please ask the organisers for a new card; scores stay here.")
        return judge()
    g.language = g.seat.language


def desk():
    """Organisers and secretaries of the competition in the address: ``g.competition``, ``g.role``."""
    if answer := signed_in() or _second_factor():
        return answer
    g.competition = competitions.by_slug(request.view_args["slug"])
    g.role = competitions.role_of(current_user.id, g.competition.id)


def organiser_only() -> None:
    """Refuse a secretary; call it first in a view of the desk that decides."""
    if g.role != "organiser":
        raise NotAllowed("Only an organiser can do this. Please ask one.")


def administrator():
    """Administrators of this installation."""
    if answer := signed_in() or _second_factor():
        return answer
    if not current_user.is_administrator:
        raise NotFound()


def _second_factor():
    """Staff and administrators give a second factor at each sign-in (not in the demo)."""
    if current_app.config["SECOND_FACTOR"] and not current_user.sign_in.is_second_factor_given:
        return redirect(url_for("account.second_factor.show", next=request.full_path.rstrip("?")))


def _not_on_a_tablet():
    if current_user.password is None and not current_app.config["DEMO"]:
        raise NotFound()
