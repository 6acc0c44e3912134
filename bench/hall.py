"""What a judge's tablet waits for and downloads, on 150 ms, 1.6 Mbit/s down, 750 kbit/s up and a quarter of this CPU.

    python bench/hall.py [--entries 100] [--photos 3]

The real application, its answers compressed as the proxies of docs/deployment do, in Chromium at 1024 x 768. First
load: the page and everything it needs, besides photos, for every page that can be a judge's first. Pack: what is
enough to score, as it travels. Taps: the wire cut, from the finger's leaving to the frame with the words that the
score is on this tablet; judged at this machine's own speed, told for a quarter of it as well. Photos: those of
../shared/data/photos where that folder lies beside the checkout, else the demo's.
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
CPU, SOURCES, LEAST, TAPS = 4, 10, 900, 240
#: name -> path of every page that can be a judge's first; a tablet that is new is led from its list to the practice.
FIRST = {
    "list, a new tablet": "", "list": "", "practice": "practice", "sheet": "entries/1", "rules": "rules",
    "hand-in": "groups/1/hand-in", "compare": "compare?n=1&n=2&n=3", "scan": "scan", "help": "help", "check": "check",
}  # fmt: skip
PRACTISED = "try { localStorage.setItem('practised:mau', '1') } catch {}"
TEXTS = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
SHARED = Path(os.environ.get("JUDGING_SHARED") or ROOT.parent / "shared") / "data/photos"

WATCH = Path(__file__).with_suffix(".js")
ON_TABLET = "chỉ có trên máy này"


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
    """The wire to it."""
    from werkzeug.serving import WSGIRequestHandler, make_server

    from tests.wire import Wire

    class Silent(WSGIRequestHandler):
        protocol_version = "HTTP/1.1"

        def log(self, *_):
            """Say nothing."""

    server = make_server("127.0.0.1", 0, compressing(app), threaded=True, request_handler=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wire = Wire(server.port)
    yield wire
    wire.close()
    server.shutdown()


class Tablet:
    """A browser of its own, slowed down, that counts what its page downloads besides the pack."""

    def __init__(self, browser, cookies, is_new=False):
        self.context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
        self.context.add_cookies(cookies)
        self.context.add_init_script(path=WATCH)
        self.page, self.is_new, self.slower = None, is_new, CPU
        if not is_new:
            self.context.add_init_script(PRACTISED)

    def open(self, address: str) -> dict:
        """How the page came up: lcp (ms), cls, and bytes by path. It is the only page: the one before is closed."""
        if self.page:
            self.page.close()
        self.page = self.context.new_page()
        line = self.context.new_cdp_session(self.page)
        sizes, is_over = {}, []

        def asked(event):
            is_over.extend([True] if event["request"]["url"].endswith("mau/pack") else [])

        def come(event):
            answer, is_packed = event["response"], is_over and event["type"] == "Fetch"
            if not (is_packed or answer.get("fromServiceWorker") or answer.get("fromDiskCache")):
                size = {name.lower(): value for name, value in answer["headers"].items()}.get("content-length", 0)
                sizes[answer["url"].split("/", 3)[3]] = int(size)

        line.on("Network.requestWillBeSent", asked)
        line.on("Network.responseReceived", come)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})
        self.page.goto(address, wait_until="load", timeout=120_000)
        if self.is_new:
            self.page.wait_for_url("**/practice", timeout=60_000)
        self.page.wait_for_timeout(2500)
        return self.page.evaluate("watching.painted()") | {"sizes": sizes}

    def slowest_of_taps(self) -> float:
        """The longest interaction, in ms: stepping, opening the keypad, typing, undoing."""
        page = self.page
        page.evaluate("watching.taps()")
        criterion = page.locator("[data-mark]").first
        for _ in range(6):
            criterion.locator("[data-by]").last.tap()
        criterion.locator(".open").tap()
        for digit in "37":
            page.locator(f".keypad:visible [data-digit='{digit}']").tap()
        page.locator(".keypad:visible [data-done]").tap()
        page.locator(".more summary").first.tap()
        page.wait_for_timeout(1500)
        return page.evaluate("watching.slowest")

    def taps_till_told(self) -> list[float]:
        """What each tap takes until its words stand on the page, in ms: ten up, ten down, then the other scale."""
        page, taken = self.page, []
        page.locator("[data-said]").wait_for(state="attached")
        page.evaluate("(words) => watching.words(words)", ON_TABLET)
        boxes = [button.bounding_box() for button in page.locator("[data-mark] [data-by]").all()]
        for at in range(TAPS):
            box = boxes[at // 20 % (len(boxes) // 2) * 2 + (at // 10 % 2 == 0)]
            page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            taken = page.evaluate("(count) => watching.taken(count)", at + 1)
        return taken


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
    """Each from the network, by a tablet that has nothing yet."""
    held = []
    for name, path in FIRST.items():
        tablet = Tablet(browser, cookies, is_new=name.endswith("new tablet"))
        first = tablet.open(f"{url}/judge/mau/{path}")
        files = [size for at, size in first["sizes"].items() if not at.startswith("photos/") and "mau/state" not in at]
        held += [told(f"{name}, first load besides photos, {len(files)} files", sum(files) / 1e3, 170, "KB")]
        held += [told(f"{name}, LCP", first["lcp"], 2500, "ms"), told(f"{name}, CLS", first["cls"], 0.1, "")]
        if name == "sheet":
            held.append(told("sheet, slowest tap (INP)", tablet.slowest_of_taps(), 200, "ms"))
        tablet.context.close()
    return held


def later(browser, wire, cookies) -> list[bool]:
    """Opened again once the pack is there; then with the wire cut."""
    url = wire.url
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
    wire.cut()
    for slower in (1, CPU):
        tablet.slower = slower
        tablet.open(f"{url}/judge/mau/entries/9")
        taken = sorted(tablet.taps_till_told())
        half, most, longest = (taken[max(0, round(rank * len(taken)) - 1)] for rank in (0.5, 0.95, 1))
        print(f"no network, {len(taken)} taps, processor {slower}x slower, told as kept here: "
              f"p50 {half:.0f} ms, p95 {most:.0f} ms")  # fmt: skip
        if slower == 1:
            held.append(told("no network, slowest of the taps till told as kept here", longest, 100, "ms"))
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
        with running(app) as wire, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=conftest.CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            cookies = [{"name": cookie.key, "value": cookie.value, "url": wire.url}]
            held += pages(browser, wire.url, cookies) + later(browser, wire, cookies)
            browser.close()
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
