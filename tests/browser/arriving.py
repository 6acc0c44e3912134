"""A phone on a bad line, and what has arrived of its photos."""

import hashlib
import threading
from pathlib import Path

from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage.incoming import Incoming

#: 400 kbit/s down and up, as one bar of signal gives.
SLOW = {"offline": False, "latency": 100, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
CUT_EVERY = 10  # s


def choose(page, files: list[Path]) -> None:
    page.locator("input[name=photo]").set_input_files(files)


def arrived(live) -> list[tuple[str, str]]:
    """(name, SHA-256 of the bytes that lie there) of every photo, in order."""
    db.session.rollback()
    incoming = Incoming(live.app.instance_path)
    rows = db.session.query(Photo).order_by(Photo.position)
    return [(photo.original_name, incoming.digest(photo.key)) for photo in rows]


def sent(files: list[Path]) -> list[tuple[str, str]]:
    return [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]


def throttle(page) -> None:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)


class Weather:
    """Cuts the line every ten seconds for one, and restarts the server once, until the block ends."""

    def __init__(self, live):
        self.live, self.cuts, self._over = live, 0, threading.Event()

    def __enter__(self):
        self._thread = threading.Thread(target=self._blow)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        self.live.wire.mend()

    def _blow(self) -> None:
        while not self._over.wait(CUT_EVERY):
            self.live.wire.cut()
            self.cuts += 1
            if self.cuts == 2:
                self.live.restart()
            self._over.wait(1)
            self.live.wire.mend()
