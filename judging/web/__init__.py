"""The web edge: audiences, what every template knows, and every answer's headers."""

from flask import Flask, current_app, g, request
from flask_login import LoginManager
from werkzeug.middleware.proxy_fix import ProxyFix

from judging.accounts import queries as accounts
from judging.competitions import queries as competitions
from judging.infra import clock, i18n
from judging.web import (
    account,
    admin,
    assets,
    blank,
    completeness,
    countdown,
    desk,
    door,
    entrant,
    entry_parts,
    errors,
    guards,
    headers,
    honours,
    judge,
    offline,
    origin,
    product_fields,
    public,
    seats,
    subjects,
    tablet,
    taking_part,
)
from judging.web.boundary import BoundaryRequest
from judging.web.door import demo
from judging.web.navigation import navigation
from judging.web.pictures import bare, picture
from judging.web.public import demo_progress

THEMES = ("light", "dark", "hall")


def init(app: Flask) -> None:
    """Install the audiences; raises RuntimeError when an endpoint has no guard."""
    app.request_class = BoundaryRequest
    if hops := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    sign_ins = LoginManager(app)
    sign_ins.session_protection = None  # a tablet changes networks; the sign-in row decides
    sign_ins.user_loader(lambda sign_in_id: accounts.signed_in(sign_in_id, clock.now()))
    assets.init(app)
    app.before_request(origin.check)
    app.before_request(seats.follow)
    app.before_request(_remember_language)
    app.teardown_request(lambda error: request.close())  # uploaded files that were spooled to the disk
    app.context_processor(_context)
    blank.init(app)
    app.jinja_env.filters.update(picture=picture, bare=bare)
    app.jinja_env.globals["stage_of"] = competitions.stage_of
    subjects.init(app)
    entry_parts.init(app)
    product_fields.init(app)
    completeness.init(app)
    taking_part.init(app)
    countdown.init(app)
    honours.init(app)
    for part in (public, door, account, entrant, judge, offline, tablet, desk, admin):
        app.register_blueprint(part.bp)
    if app.config["DEMO"]:
        app.register_blueprint(demo.bp, name_prefix="door")
        app.register_blueprint(demo_progress.bp, name_prefix="public")
        app.jinja_env.globals["demo_progress"] = demo_progress.progress
    errors.init(app)
    headers.init(app)
    guards.check(app)


def _remember_language() -> None:
    """Of the person's row, but for a file, which says nothing, and a tablet, whose guard asks for no row."""
    if (request.endpoint or "").partition(".")[0] not in ("static", "tablet"):
        guards.remember_language()


def _context() -> dict:
    competition = g.get("competition")
    theme = request.cookies.get("theme")
    return {
        "competition": competition,
        "is_demo": current_app.config["DEMO"],
        "locale": i18n.language(),
        "navigation": navigation(),
        "now": clock.now(),
        "support_phone": (competition.phone if competition else "") or current_app.config["SUPPORT_PHONE"] or "",
        "theme": theme if theme in THEMES and not blank.is_blank() else None,
    }
