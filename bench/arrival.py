"""Ten real photos from a phone on one bar of signal: do all arrive, whole, in order, and none twice?

    python bench/arrival.py [--photos 10]

Chromium at 360 x 800 sends the largest files of ../shared/data/photos, HEIC and a damaged one among them, at 400
kbit/s; the line is cut for a second every ten, and the server restarts once (``tests/browser/arriving``). Where that
folder is absent it says so and fails: CI sends three photos it makes itself (``tests/browser/test_uploads.py``).
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import tests.factories as make  # noqa: E402 - the path first
from judging import create_app  # noqa: E402 - the path first
from judging.infra import schema  # noqa: E402 - the path first
from judging.infra.db import db  # noqa: E402 - the path first
from tests import chromium, conftest  # noqa: E402 - the path first
from tests.browser.arriving import Weather, arrived, choose, sent, throttle  # noqa: E402 - the path first
from tests.browser.pages import PHONE  # noqa: E402 - the path first
from tests.browser.running import Live, sign_in  # noqa: E402 - the path first

SHARED = Path(os.environ.get("JUDGING_SHARED") or ROOT.parent / "shared") / "data/photos"
KINDS = (".jpg", ".jpeg", ".heic", ".png")
MOST = 1800  # s, eight times what the line alone needs


def largest(count: int) -> list[Path]:
    """The largest photos there are, largest first."""
    found = [file for file in SHARED.glob("*") if file.suffix.lower() in KINDS]
    return sorted(found, key=lambda file: (-file.stat().st_size, file.name))[:count]


def send(live: Live, files: list[Path]) -> tuple[list[tuple[str, str]], int]:
    """What arrived, as (name, SHA-256), and how often the line was cut meanwhile."""
    entry = make.entry(make.competition("mau"), make.person(), state="draft")
    make.save()
    cookies = {"language": "en"} | sign_in(live.app, entry.entrant)
    address, size = f"{live.url}/my/entries/{entry.id}", {"width": PHONE[0], "height": PHONE[1]}
    with chromium.launching() as launch, launch() as browser:
        context = browser.new_context(viewport=size, has_touch=True)
        context.add_cookies([{"name": name, "value": value, "url": live.url} for name, value in cookies.items()])
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        throttle(page)
        with Weather(live) as weather:
            choose(page, files)
            page.get_by_text(f"All {len(files)} photos have arrived").wait_for(timeout=MOST * 1000)
        return arrived(live), weather.cuts


def main() -> int:
    """Send, compare, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--photos", type=int, default=10)
    files = largest(options.parse_args().photos)
    if not files:
        print(f"no photos in {SHARED}: nothing was measured")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        app = create_app({**conftest.SETTINGS, "INSTANCE": folder, "DATABASE_URL": None})
        app.config.update(SECOND_FACTOR=False, TRUSTED_HOSTS=None)
        with app.app_context():
            schema.upgrade()
            live, began = Live(app), time.perf_counter()
            here, cuts = send(live, files)
            took = time.perf_counter() - began
            live.close()
            db.session.remove()
            db.engine.dispose()
    total = sum(file.stat().st_size for file in files)
    print(f"{len(files)} photos, {total / 1e6:.1f} MB, {cuts} cuts, a restart, {took:.0f} s; "
          f"the line alone needs {total / 50_000:.0f} s")  # fmt: skip
    is_met = here == sent(files) and cuts >= 2
    print(f"goal: every byte, in order, none twice: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
