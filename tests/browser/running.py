"""The real application behind a wire that can be cut, for a browser."""

import threading
from collections.abc import Callable, Iterator

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from judging.accounts.models import Person
from tests import factories
from tests.wire import Wire


class Silent(WSGIRequestHandler):
    """Leaves the tests' output to the tests."""

    def log(self, *_):
        """Say nothing."""


def always_closed(app: Flask) -> Callable[..., Iterator[bytes]]:
    """The application, its answers closed even where the browser goes away while one is sent.

    Werkzeug's server reads what is left of a request before it closes the answer; when the browser has reset
    the connection, that reading fails, and a static file would stay open.
    """

    def served(environ, start_response):
        answer = app(environ, start_response)
        try:
            yield from answer
        finally:
            getattr(answer, "close", bool)()

    return served


class Live:
    """A running application: the wire to it, and the application itself for rows and clocks."""

    def __init__(self, app: Flask):
        self.app = app
        self._start(port=0)
        self.wire = Wire(self._server.port)

    @property
    def url(self) -> str:
        """Its address, at the near end of the wire."""
        return self.wire.url

    def restart(self) -> None:
        """The server goes away and comes back at the same address."""
        port = self._server.port
        self._stop()
        self._start(port=port)

    def close(self) -> None:
        """For good."""
        self.wire.close()
        self._stop()

    def _start(self, *, port: int) -> None:
        self._server = make_server("127.0.0.1", port, always_closed(self.app), threaded=True, request_handler=Silent)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def _stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def sign_in(app: Flask, person: Person | None) -> dict[str, str]:
    """The cookie of a device signed in as ``person``."""
    if person is None:
        return {}
    cookie = factories.signed_in(app, person).get_cookie(app.config["SESSION_COOKIE_NAME"])
    return {cookie.key: cookie.value}
