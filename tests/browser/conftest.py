"""A real browser against the real application: a server in a thread, and Chromium.

``live`` gives the application's address on an empty database of its own; ``open_page``
opens a page in it, as somebody and at some size. When a test ends, no page may have
reported a console error or a breach of the content policy. What tests do with a page stands in ``tests.browser.pages``.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from judging import create_app
from judging.accounts.models import Person
from judging.infra import schema
from judging.infra.db import db
from tests import chromium, conftest, factories
from tests.browser.pages import DESK, listen, started
from tests.wire import Wire

#: What is awaited comes; how soon says nothing on a machine that is shared.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Every test of this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> Path:
    """An instance whose database is empty: the migrations run once a session."""
    folder = tmp_path_factory.mktemp("migrated")
    with create_app({**conftest.SETTINGS, "INSTANCE": str(folder), "DATABASE_URL": None}).app_context():
        schema.upgrade()
        db.engine.dispose()
    return folder


@pytest.fixture
def live(tmp_path, migrated) -> Iterator[Live]:
    """The whole application with its CSRF check on, served on a free port, inside its context."""
    shutil.copytree(migrated, tmp_path / "instance")
    app = create_app({**conftest.SETTINGS, "INSTANCE": str(tmp_path / "instance"), "DATABASE_URL": None})
    app.config.update(SECOND_FACTOR=False, TRUSTED_HOSTS=None)
    with app.app_context():
        running = Live(app)
        try:
            yield running
        finally:
            running.close()
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """``launch(*flags)`` starts Chromium with these flags besides the usual ones."""
    with chromium.launching() as launch:
        yield launch


@pytest.fixture(scope="session")
def browser(launch) -> Iterator[Browser]:
    """Chromium, once a session."""
    with launch() as started:
        yield started


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What pages complained of: console errors, uncaught exceptions, breaches of the content policy. None may be."""
    heard: list[str] = []
    yield heard
    assert not heard, heard


@pytest.fixture
def open_page(live, browser, complaints) -> Iterator[Callable[..., Page]]:
    """``open_page("/path", person=…, size=PHONE, language="vi", theme=None)``: a page in a context of its own.

    On a tablet that has shown the practice sheet of ``mau`` already, unless it ``is_new``.
    """
    contexts = []

    def opened(
        path: str, *, person: Person | None = None, size=DESK, language="vi", theme: str | None = None, is_new=False
    ) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, has_touch=True, reduced_motion="reduce")
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if not is_new:
            context.add_init_script("try { localStorage.setItem('practised:mau', '1') } catch {}")
        cookies = {"language": language} | ({"theme": theme} if theme else {}) | sign_in(live.app, person)
        context.add_cookies([{"name": name, "value": value, "url": live.url} for name, value in cookies.items()])
        page = context.new_page()
        listen(page, complaints)
        page.goto(live.url + path, wait_until="networkidle")
        if not is_new:  # such a tablet is led to the practice sheet
            started(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(app: Flask, person: Person | None) -> dict[str, str]:
    """The cookie of a device signed in as ``person``."""
    if person is None:
        return {}
    cookie = factories.signed_in(app, person).get_cookie(app.config["SESSION_COOKIE_NAME"])
    return {cookie.key: cookie.value}
