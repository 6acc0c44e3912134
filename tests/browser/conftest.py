"""A real browser against the real application: a server in a thread, and Chromium.

``live`` gives the application's address on an empty database of its own; ``open_page``
opens a page in it, as somebody and at some size. When a test ends, no page may have
reported a console error or a breach of the content policy. What tests do with a page stands in ``tests.browser.pages``.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from judging import create_app
from judging.accounts.models import Person
from judging.infra import schema
from judging.infra.db import db
from tests import chromium, conftest
from tests.browser.pages import DESK, listen, started
from tests.browser.running import Live, sign_in
from tests.compiled import TEMPLATES

#: What is awaited comes; how soon says nothing on a machine that is shared.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Every test of this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


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
    app.jinja_env.bytecode_cache = TEMPLATES
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
