"""Refusals and faults as pages, or as JSON for the scripts of our own pages."""

import logging
from decimal import Decimal

from flask import Flask, g, jsonify, render_template, request
from flask_babel import gettext
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from judging.errors import NotFound, Refusal, Stale
from judging.infra.db import db
from judging.infra.i18n import number
from judging.ranking.document.faults import Faults
from judging.web import faults

log = logging.getLogger("judging.web")
OUT_OF_RANGE = "22003"  # PostgreSQL's name for it; SQLite's driver raises OverflowError


def wants_json() -> bool:
    """Whether a script of ours asked."""
    return request.accept_mimetypes.best == "application/json"


def sentence(refusal: Refusal) -> str:
    """A refusal in the language in force; its points as that language writes them."""
    if isinstance(refusal, Faults):
        return "; ".join(faults.sentences(refusal))
    values = {name: number(value) if isinstance(value, Decimal) else value for name, value in refusal.values.items()}
    return gettext(refusal.reason, **values)


def refused(refusal: Refusal):
    """The answer to a refusal: its status, its sentence, and the way out."""
    return _answer(refusal.status, sentence(refusal))


def changed_meanwhile(error: StaleDataError):
    """Two devices wrote one row at once; the second hears it politely."""
    db.session.rollback()
    return refused(Stale("This was changed on another screen meanwhile. Please reload the page and look again."))


def taken_meanwhile(error: IntegrityError):
    """Two requests created one thing at once; the constraint let one through."""
    db.session.rollback()
    log.info("constraint refused a second request")
    return refused(Stale("This has been done already. Please reload the page."))


def beyond_every_row(error: OverflowError | DataError):
    """A number in the address or a field is larger than any the database can hold: nothing has it."""
    if isinstance(error, DataError) and getattr(error.orig, "sqlstate", None) != OUT_OF_RANGE:
        return fault(error)
    db.session.rollback()
    return refused(NotFound())


def busy(error: OperationalError):
    """The database is held by somebody else; nothing was written."""
    db.session.rollback()
    log.exception("database unavailable")
    return _answer(503, gettext("Not saved: the server is busy. Please try again in a moment."), {"Retry-After": "2"})


def out_of_date(error: CSRFError):
    """The form's token does not belong to this sign-in."""
    return _answer(400, gettext("This page is out of date. Please reload it and send again; nothing was changed."))


def plain(error: HTTPException):
    """What the framework itself refuses: no such address, a body too large …"""
    if isinstance(error, SecurityError):  # a host name that is not ours: no page could hold a right address
        return error.description, error.code, {"Content-Type": "text/plain; charset=utf-8"}
    texts = {
        404: gettext("There is no such page."),
        405: gettext("There is no such page."),
        413: gettext("This is too large to be sent. Please choose a smaller file."),
        429: gettext("Too many attempts. Please wait a few minutes."),
    }
    return _answer(
        error.code,
        texts.get(error.code) or gettext("This request could not be understood. Please go back and try again."),
    )


def fault(error: Exception):
    """Our own fault: logged, and said plainly."""
    db.session.rollback()
    log.exception("fault at %s %s", request.method, request.endpoint)
    return _answer(500, gettext("The fault is ours. What was saved is safe."))


def _answer(status: int, text: str, headers: dict | None = None):
    """The page or the JSON; ``g.echo`` is what a script needs repeated, such as the name of its save."""
    if status in (404, 405):
        g.competition, g.is_nowhere = None, True  # a page one may not know of looks like any other missing page
    if wants_json():
        return jsonify(ok=False, message=text, **g.get("echo", {})), status, headers or {}
    return _page(status, text), status, headers or {}


def _page(status: int, text: str) -> str:
    try:
        return render_template("error.html", status=status, text=text)
    except SQLAlchemyError:  # the database is away: say it as to a stranger, which needs no row
        db.session.rollback()
        g.competition, g._login_user = None, AnonymousUserMixin()
        return render_template("error.html", status=status, text=text)


def init(app: Flask) -> None:
    """Install the handlers."""
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(StaleDataError, changed_meanwhile)
    app.register_error_handler(IntegrityError, taken_meanwhile)
    app.register_error_handler(OverflowError, beyond_every_row)
    app.register_error_handler(DataError, beyond_every_row)
    app.register_error_handler(OperationalError, busy)
    app.register_error_handler(CSRFError, out_of_date)
    app.register_error_handler(HTTPException, plain)
    app.register_error_handler(Exception, fault)
