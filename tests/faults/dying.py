"""The real application with two things a history needs: its clock told by the letter, and points at which it dies.

A letter's header ``X-Hall-Now`` is the moment at which it arrives. ``X-Hall-Kill`` names where the process ends,
by SIGKILL: ``before`` (the letter was read by nobody), ``commit`` (all written, not committed), ``after`` (committed,
nothing answered), ``half`` (half of the answer sent).
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sqlalchemy import event

from judging.infra import clock
from judging.infra.db import db

POINTS = ("before", "commit", "after", "half")
_letter = threading.local()
_real = clock.now


def die() -> None:
    """As by a power switch: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def mortal(app) -> Callable:
    """``app`` as a WSGI application that dies when a letter says so."""
    clock.now = _told
    with app.app_context():
        event.listen(db.engine, "commit", _committing)

    def serve(environ, start_response):
        _letter.now = environ.get("HTTP_X_HALL_NOW")
        _letter.kill = environ.get("HTTP_X_HALL_KILL")
        if _letter.kill == "before":
            die()
        answer = list(app(environ, start_response))
        if _letter.kill == "after":
            die()
        return _halved(b"".join(answer)) if _letter.kill == "half" else answer

    return serve


def _told() -> datetime:
    told = getattr(_letter, "now", None)
    return datetime.fromtimestamp(int(told) / 1000, UTC) if told else _real()


def _committing(connection) -> None:
    if getattr(_letter, "kill", None) == "commit" and connection.get_execution_options().get("writes"):
        die()


def _halved(body: bytes) -> Iterator[bytes]:
    yield body[: len(body) // 2]
    die()
