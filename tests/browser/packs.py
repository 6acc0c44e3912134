"""A hall for browser tests: a judge, entries with real photo files, and what the server was asked."""

import io
import re
import time
from contextlib import contextmanager
from pathlib import Path

from flask import request, request_started
from PIL import Image
from playwright.sync_api import Page, expect

import tests.factories as make

SIZES = (320, 960, 2048)
READY = "Sẵn sàng vào hội trường: {n} trên {n}"
STATUS = "[data-sheet-target=status]"
#: The page's own tablet, as its scripts have it.
HERE = """
async (act) => {
  const app = document.querySelector('script[src$="/app.js"]').src;
  const { hall } = await import(app.replace("app.js", "offline/hall.js"));
  return act(await hall());
}
"""


def here(page, act: str):
    """What ``act`` (a function of the tablet) gives."""
    return page.evaluate(f"() => ({HERE})({act})")


def hall(app, *, entries: int = 3, photos: int = 2, slug: str = "mau", **values):
    """A judge with numbered entries in the first group, each with photos that lie in the store."""
    competition = make.competition(slug, stage="judging")
    judge = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", **values)
    judge.entries = [make.entry(competition, make.person(), number=number) for number in range(1, entries + 1)]
    for entry in judge.entries:
        for at in range(photos):
            stored(app, make.photo(entry, width=1200, height=1500), at)
    make.save()
    return judge


def stored(app, photo, at: int = 0) -> None:
    """Put small real files where the photo's renditions lie."""
    folder = app.extensions["photos"].folder(photo.key)
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawn = Image.new("RGB", (size * 4 // 5, size), (40 * at % 256, size % 256, photo.id % 256))
        for kind in ("webp", "jpg"):
            into = io.BytesIO()
            drawn.save(into, format={"jpg": "JPEG"}.get(kind, "WEBP"), quality=30)
            Path(folder, f"{size}.{kind}").write_bytes(into.getvalue())


@contextmanager
def asked(app):
    """The paths this server was asked for within the block, in order; with what was in the query."""
    heard: list[str] = []

    def note(sender, **_):
        heard.append(request.full_path.rstrip("?"))

    with request_started.connected_to(note, app):
        yield heard


def ready(page: Page, judge, n: int | None = None) -> None:
    """Wait until the list says that the pack is complete, all else is fetched, and the worker answers this page."""
    expect(page.locator('[data-pack-target="status"]')).to_have_text(
        READY.format(n=n or len(judge.entries)), timeout=90_000
    )
    expect(page.locator('[data-pack-target="below"]')).not_to_contain_text("Các ảnh khác", timeout=90_000)
    until(lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))


def sheet(page: Page, live, number: int) -> None:
    """Open a sheet, and wait until it hears taps."""
    page.goto(f"{live.url}/judge/mau/entries/{number}")
    hears(page)


def hears(page: Page) -> None:
    """Wait until the sheet's script says how things stand: from then on it hears taps."""
    expect(page.locator(f"{STATUS}[data-said]")).to_be_attached()


def kept(page: Page) -> None:
    """Wait until this tablet has what was tapped: what it is still writing is lost with a page that goes."""
    expect(page.locator(STATUS)).to_contain_text(re.compile("chỉ có trên máy này|Tất cả đã ở máy chủ"))


def current(page: Page, slug: str = "mau") -> dict:
    """What the tablet's pages come from, by its own record."""
    at = f"/judge/{slug}/pack/current"
    return page.evaluate("(at) => caches.match(at).then((kept) => kept?.json() ?? {})", at)


def until(is_so, *, seconds: float = 60) -> None:
    """Wait for what a page cannot show."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.1)
