"""What a judge's tablet waits for and downloads, on 150 ms, 1.6 Mbit/s down, 750 kbit/s up and a quarter of this CPU.

    python bench/hall.py [--entries 100] [--photos 3]

The real application, its answers compressed as the proxies of docs/deployment do, in Chromium at 1024 x 768. First
load: everything the list or a sheet needs until it stands, besides photos. Pack: what is enough to score, as it
travels. Photos are those of ../shared/data/photos where that folder lies beside the checkout, else the demo's.
"""

import argparse
import gzip
import os
import shutil
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
CPU, SOURCES, LEAST = 4, 10, 900
TEXTS = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
SHARED = Path(os.environ.get("JUDGING_SHARED") or ROOT.parent / "shared") / "data/photos"

PAINTED = """() => new Promise((done) => {
  const seen = { lcp: 0, cls: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
  watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
  setTimeout(() => done(seen), 500);
})"""
WATCH_TAPS = """() => { window.slowest = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  if (one.interactionId) window.slowest = Math.max(window.slowest, one.duration);
})).observe({ type: "event", durationThreshold: 16, buffered: true }); }"""


def renditions(into: Path) -> list[tuple[Path, int, int]]:
    """A few photos taken in as entrants' are: (folder of files, width, height)."""
    from judging.errors import PhotoRefused
    from judging.media.renditions import make

    sources = sorted(SHARED.glob("*.jpg")) or sorted((ROOT / "judging/demo/pictures").glob("ceramic-00*.webp"))
    made = []
    for source in sources:
        folder = into / source.stem
        folder.mkdir(parents=True)
        try:
            taken = make(source, folder)
        except PhotoRefused:
            continue
        if max(taken.width, taken.height) >= (LEAST if SHARED.is_dir() else 1):
            made.append((folder, taken.width, taken.height))
        if len(made) == SOURCES:
            break
    return made


def hall(app, args, photos):
    """A judge with entries, each with photos that lie in the store."""
    import tests.factories as make

    competition = make.competition("mau", stage="judging")
    judge = make.judge(competition, groups=competition.categories[:1], name="Phạm Văn Hòa", number=1)
    for number in range(1, args.entries + 1):
        entry = make.entry(competition, make.person(), number=number)
        for at in range(args.photos):
            folder, width, height = photos[(number + at) % len(photos)]
            photo = make.photo(entry, width=width, height=height)
            shutil.copytree(folder, app.extensions["photos"].folder(photo.key), copy_function=os.link)
    make.save()
    return judge


def compressing(app):
    """The application behind a proxy that compresses texts."""

    def served(environ, start_response):
        head = {}

        def begin(status, headers, *_):
            head.update(status=status, headers=headers)

        answer = app(environ, begin)
        body = b"".join(answer)
        getattr(answer, "close", bool)()
        kind = dict(head["headers"]).get("Content-Type", "")
        if kind.startswith(TEXTS) and len(body) > 512:
            body = gzip.compress(body, 5)
            head["headers"].append(("Content-Encoding", "gzip"))
        headers = [(name, value) for name, value in head["headers"] if name != "Content-Length"]
        start_response(head["status"], [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return served


@contextmanager
def running(app):
    """Its address."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Silent(WSGIRequestHandler):
        protocol_version = "HTTP/1.1"

        def log(self, *_):
            """Say nothing."""

    server = make_server("127.0.0.1", 0, compressing(app), threaded=True, request_handler=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


class Tablet:
    """A browser of its own, slowed down, that counts what its page downloads until the pack begins."""

    def __init__(self, browser, cookies):
        self.context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
        self.context.add_cookies(cookies)

    def open(self, address: str) -> dict:
        """How the page came up: lcp (ms), cls, and bytes by path."""
        self.page = self.context.new_page()
        line = self.context.new_cdp_session(self.page)
        paths, sizes, is_over = {}, {}, []

        def asked(event):
            path = event["request"]["url"].split("/", 3)[3]
            is_over.extend([True] if path.endswith("mau/pack") else [])
            if not is_over:
                paths[event["requestId"]] = path

        def come(event):
            if path := paths.get(event["requestId"]):
                sizes[path] = sizes.get(path, 0) + event["encodedDataLength"]

        line.on("Network.requestWillBeSent", asked)
        line.on("Network.dataReceived", come)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
        self.page.goto(address, wait_until="load", timeout=120_000)
        self.page.wait_for_timeout(2500)
        return self.page.evaluate(PAINTED) | {"sizes": sizes}

    def slowest_of_taps(self) -> float:
        """The longest interaction, in ms: stepping, opening the keypad, typing, undoing."""
        page = self.page
        page.evaluate(WATCH_TAPS)
        criterion = page.locator("[data-mark]").first
        for _ in range(6):
            criterion.locator("[data-by]").last.tap()
        criterion.locator(".open").tap()
        for digit in "37":
            page.locator(f".keypad:visible [data-digit='{digit}']").tap()
        page.locator(".keypad:visible [data-done]").tap()
        page.locator(".more summary").first.tap()
        page.wait_for_timeout(1500)
        return page.evaluate("window.slowest")


def packed(client) -> tuple[int, int, int]:
    """Bytes of what is enough to score, as they travel, of that the photos; and the bytes that follow behind."""
    told = client.get("/judge/mau/pack").json
    texts = sum(travelling(client, file["url"], "") for file in told["shell"])
    texts += sum(travelling(client, file["url"], "?blank=1") for file in told["pages"])
    photos = sum(file["bytes"] for file in told["photos"])
    return texts + photos, photos, sum(file["bytes"] for file in told["behind"])


def travelling(client, path: str, query: str) -> int:
    """The bytes of one file, compressed where a proxy would."""
    with client.get(path + query) as answer:
        return len(gzip.compress(answer.data, 5)) if answer.mimetype.startswith(TEXTS) else len(answer.data)


def told(name: str, value: float, most: float, unit: str) -> bool:
    """Print one figure beside its budget; whether it keeps to it."""
    print(f"{name:<58} {value:>9.2f} {unit:<3} (at most {most:g}) {'ok' if value <= most else 'OVER'}")
    return value <= most


def pages(browser, url: str, cookies) -> list[bool]:
    """The list and a sheet from the network, then from the tablet."""
    held = []
    for name, path in (("list", "/judge/mau/"), ("sheet", "/judge/mau/entries/1")):
        tablet = Tablet(browser, cookies)
        first = tablet.open(url + path)
        files = [size for at, size in first["sizes"].items() if not at.startswith("photos/") and "mau/state" not in at]
        held += [told(f"{name}, first load besides photos, {len(files)} files", sum(files) / 1e3, 170, "KB")]
        held += [told(f"{name}, LCP", first["lcp"], 2500, "ms"), told(f"{name}, CLS", first["cls"], 0.1, "")]
        if name == "sheet":
            held.append(told("sheet, slowest tap (INP)", tablet.slowest_of_taps(), 200, "ms"))
        tablet.context.close()
    return held


def later(browser, url: str, cookies) -> list[bool]:
    """Opened again once the pack is there."""
    tablet = Tablet(browser, cookies)
    page = tablet.context.new_page()
    began = time.perf_counter()
    page.goto(f"{url}/judge/mau/", wait_until="load")
    page.locator('[data-pack-target="status"] .good').wait_for(timeout=300_000)
    print(f"pack fetched here, unslowed, in {time.perf_counter() - began:.1f} s")
    page.wait_for_timeout(3000)
    page.close()
    held = []
    for name, path in (("list", "/judge/mau/"), ("sheet", "/judge/mau/entries/7")):
        again = tablet.open(url + path)
        files = [size for at, size in again["sizes"].items() if not at.endswith(("mau/operations", "mau/state"))]
        held += [told(f"{name} opened again, bytes of files", sum(files), 0, "B")]
        held += [told(f"{name} opened again, LCP", again["lcp"], 2500, "ms")]
        held += [told(f"{name} opened again, CLS", again["cls"], 0.1, "")]
    held.append(told("sheet from the pack, slowest tap (INP)", tablet.slowest_of_taps(), 200, "ms"))
    return held


def main() -> int:
    """Measure, print, and fail where a budget is not kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--photos", type=int, default=3)
    args = parser.parse_args()
    from playwright.sync_api import sync_playwright

    from judging import create_app
    from judging.infra import schema
    from tests import conftest, factories

    with tempfile.TemporaryDirectory() as folder:
        app = create_app({**conftest.SETTINGS, "INSTANCE": f"{folder}/instance", "DATABASE_URL": None})
        app.config.update(SECOND_FACTOR=False, TRUSTED_HOSTS=None)
        with app.app_context():
            schema.upgrade()
            photos = renditions(Path(folder) / "made")
            judge = hall(app, args, photos)
            client = factories.signed_in(app, judge.person)
            cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
        began = time.perf_counter()
        client.get("/judge/mau/pack")
        kind = "real" if SHARED.is_dir() else "demo"
        print(f"{args.entries} entries, {args.photos} photos each, of {len(photos)} {kind} ones")
        print(f"the list of the pack made in {time.perf_counter() - began:.2f} s")
        whole, pictures, behind = packed(client)
        held = [told("pack of what is enough to score", whole / 1e6, 15, "MB")]
        rest = whole - pictures
        print(f"  of it photos {pictures / 1e6:.2f} MB, the rest {rest / 1e6:.2f} MB; behind {behind / 1e6:.2f} MB")
        with running(app) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=conftest.CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            cookies = [{"name": cookie.key, "value": cookie.value, "url": url}]
            held += pages(browser, url, cookies) + later(browser, url, cookies)
            browser.close()
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
