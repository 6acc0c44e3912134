"""The last hour before a deadline, in minutes: the real server and worker, and entrants' phones that send by tus."""

import base64
import hashlib
import os
import random
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tablets import ROOT, instance

import tests.factories as make
from judging import create_app
from judging.cli.serving import worker_command
from judging.entries.models import Photo
from judging.infra import schema
from judging.infra.db import db
from tests.media.photos import natural

PHOTOS, AT_ONCE = 5, 3  # of an entrant, and of these side by side
FIRST_PART, LARGEST_PART = 64 * 1024, 1 << 20  # as the page's script begins and grows them
SIZE, QUALITY = (1000, 750), 90  # about 300 kB
QUIET = 20  # seconds of a page asked for alone
PATIENCE = 600


def percentile(times: list[float], share: float) -> float:
    """What ``share`` of them do not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Phone:
    """One entrant at the page of a draft."""

    def __init__(self, hour: "LastHour", entry_id: int, cookie: str):
        self.hour, self.path, self.cookie, self.token = hour, f"/my/entries/{entry_id}", cookie, ""

    def send(self, at: float, photos: list[bytes]) -> None:
        """Wait until ``at``, open the page, send all photos."""
        time.sleep(max(0, at - time.monotonic()))
        _, told, page = self.ask("GET", self.path)
        self.cookie = re.search("judging=([^;]+)", told["set-cookie"])[1]  # the token belongs to it
        self.token = re.search(rb'name="csrf-token" content="([^"]+)"', page)[1].decode()
        with ThreadPoolExecutor(AT_ONCE) as lines:
            list(lines.map(self._photo, photos))

    def ask(self, method: str, path: str, body: bytes | None = None, **headers) -> tuple[int, dict, bytes]:
        """Status, headers and body; a line that breaks counts as status 0."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        told |= {"Cookie": f"judging={self.cookie}", "X-CSRFToken": self.token, "Tus-Resumable": "1.0.0"}
        request = urllib.request.Request(self.hour.url + path, body, told, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.status, {n.lower(): value for n, value in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, {}, error.read()
        except OSError as error:
            return 0, {}, str(error).encode()

    def _photo(self, content: bytes) -> None:
        values = {"filename": "anh.jpg", "sha256": hashlib.sha256(content).hexdigest()}
        told = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in values.items())
        status, headers, said = self.ask(
            "POST", f"{self.path}/uploads", b"", Upload_Length=str(len(content)), Upload_Metadata=told
        )
        if status != 201:
            self.hour.refused.append((status, said[-200:]))
            return
        here = re.sub("^https?://[^/]+", "", headers["location"])
        kept = self.hour.hold(here)
        at, part = 0, FIRST_PART
        while at < len(content):
            piece = content[at : at + part]
            kind = "application/offset+octet-stream"
            status, _, said = self.ask("PATCH", here, piece, Upload_Offset=str(at), Content_Type=kind)
            if status != 204:
                self.hour.refused.append((status, said[-200:]))
                return
            at, part = at + len(piece), min(LARGEST_PART, part * 2)
            self.hour.parts += 1
        self.hour.arrived(kept, content)


class LastHour:
    """Run it once; then its figures are there."""

    def __init__(self, folder: Path, *, entrants: int, seconds: float):
        self.folder, self.entrants, self.seconds, self.each = folder, entrants, seconds, PHOTOS
        self.refused, self.lost, self.alone, self.meanwhile = [], [], [], []
        self.parts = self.sent = self.made = self.failed = 0
        self.took = self.behind = self.weight = 0.0
        self._lock, self._stop = threading.Lock(), threading.Event()

    def hold(self, address: str) -> Path:
        """Another name for the bytes on their way, so that they outlive the worker's tidying."""
        key = address.rpartition("/")[2].replace("-", "")
        held = self.held / key
        os.link(self.incoming / key, held)
        return held

    def arrived(self, held: Path, content: bytes) -> None:
        """The server has said so: are they the same?"""
        same = held.read_bytes() == content
        held.unlink()
        with self._lock:
            self.sent += 1
            self.lost += [] if same else [held.name]

    def run(self) -> None:
        """Begin, ask for a page alone, let everybody send, wait until all is made."""
        base = [natural(self.folder / f"{n}.jpg", SIZE, seed=n, quality=QUALITY).read_bytes() for n in range(PHOTOS)]
        self.weight = len(base[0])
        with instance() as settings:
            self.url, here = settings["PUBLIC_URL"], Path(settings["INSTANCE"])
            self.incoming, self.held = here / "incoming", here / "held"
            app = create_app(settings)
            phones = self._prepare(app)
            self.held.mkdir()
            with running(settings):
                self._ask_for_a_page(self.alone, until=time.monotonic() + QUIET)
                asking = threading.Thread(target=self._ask_for_a_page, args=(self.meanwhile,))
                asking.start()
                self._send(phones, base)
                self._stop.set()
                asking.join()
                self._wait(app)

    def _prepare(self, app) -> list[Phone]:
        app.config.update(TRUSTED_HOSTS=None, SECOND_FACTOR=False)
        with app.app_context():
            schema.upgrade()
            competition, found = make.competition("bench"), []
            for _ in range(self.entrants):
                entrant = make.person()
                entry = make.entry(competition, entrant, state="draft")
                found.append(Phone(self, entry.id, make.signed_in(app, entrant).get_cookie("judging").value))
            make.save()
            db.session.remove()
            db.engine.dispose()
        return found

    def _send(self, phones: list[Phone], base: list[bytes]) -> None:
        chance, begun = random.Random(1), time.monotonic()
        threads = []
        for number, phone in enumerate(phones):
            own = [photo + f"{number} {n}".encode() for n, photo in enumerate(base)]
            at = begun + self.seconds * chance.random() ** 0.5  # ever more of them towards the end
            threads.append(threading.Thread(target=phone.send, args=(at, own)))
            threads[-1].start()
        for thread in threads:
            thread.join()
        self.took = time.monotonic() - begun

    def _ask_for_a_page(self, times: list[float], *, until: float = float("inf")) -> None:
        """Once a second."""
        while time.monotonic() < until and not self._stop.is_set():
            start = time.monotonic()
            try:
                with urllib.request.urlopen(f"{self.url}/c/bench", timeout=120) as answer:
                    answer.read()
            except OSError:
                self.failed += 1
            times.append(time.monotonic() - start)
            time.sleep(max(0, 1 - times[-1]))

    def _wait(self, app) -> None:
        """Until the worker has made all."""
        begun = time.monotonic()
        while self.made < self.sent and time.monotonic() < begun + PATIENCE:
            time.sleep(0.5)
            with app.app_context():
                self.made = db.session.query(Photo).filter_by(state="ready").count()
                db.session.remove()
        self.behind = time.monotonic() - begun
        with app.app_context():
            db.engine.dispose()


@contextmanager
def running(settings: dict[str, str]):
    """Server and worker, each a process of its own, as ``judging serve`` starts them."""
    from tablets import server

    with server(settings), (Path(settings["INSTANCE"]).parent / "worker.log").open("w") as log:
        worker = subprocess.Popen(
            worker_command(), cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log, process_group=0
        )
        try:
            yield
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait()
