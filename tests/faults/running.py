"""Playing histories: a nursery of servers, tablets under Node or in Chromium, and the checker at the end of each."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

import config
from tests.conftest import REQUIRED
from tests.faults import checking, chromium, hall, plants

NODE = shutil.which("node")
NEEDS_NODE = pytest.mark.skipif(NODE is None and "browser" not in REQUIRED, reason="needs Node: apt install nodejs")
SHIPPED = config.ROOT / "static/js"
TABLETS, TAPS = 5, 220  # of which a few are cut off before they are saved


@dataclass(frozen=True)
class Ended:
    """What came of one history: what was found wrong, and its figures."""

    seed: int
    kind: str
    faults: list[str]
    taps: int
    operations: int
    letters: int
    troubled: int
    kills: int
    minutes: int
    outcomes: dict[str, int]

    @classmethod
    def of(cls, told: dict, log: list[dict], faults: list[str]) -> "Ended":
        """From what the tablets told and the server's log."""
        fates = [device["fates"] for device in told["devices"]]
        outcomes = [row["outcome"] for row in log]
        return cls(
            seed=told["seed"], kind=told["kind"], faults=faults, operations=len(log), kills=told["kills"],
            taps=sum(len(device["journal"]) for device in told["devices"]),
            letters=sum(sum(each.values()) for each in fates),
            troubled=sum(sum(each.values()) - each.get("passes", 0) for each in fates),
            minutes=told["minutes"], outcomes={name: outcomes.count(name) for name in sorted(set(outcomes))},
        )  # fmt: skip


class Player:
    """A hall in which one history after the other is played."""

    def __init__(self, folder: Path, tablets: Callable[[dict], dict]):
        self.folder = folder
        self.hall = hall.read(folder).written()
        self.tablets = tablets

    def play(self, seed: int, *, tablets: int = TABLETS, taps: int = TAPS) -> Ended:
        """The history that ``seed`` draws; raises RuntimeError when it cannot be played to its end."""
        return Ended.of(*self.played(seed, tablets=tablets, taps=taps))

    def played(self, seed: int, *, tablets: int, taps: int, pace: int = 1) -> tuple[dict, list[dict], list[str]]:
        """The same: what the tablets told, the server's log, and what the checker found."""
        told = self.tablets({"seed": seed, "hall": self.hall, "tablets": tablets, "taps": taps, "pace": pace})
        log, stands = checking.read(self.folder / "instance" / "judging.db")
        return told, log, checking.check(told, log, stands)


@contextmanager
def player(folder: Path, *, plant: str | None = None, window: BrowserContext | None = None) -> Iterator[Player]:
    """Servers and tablets in ``folder``, with the fault ``plant`` in one of them or without.

    The tablets are under Node, or in a ``window`` of Chromium (``tests.chromium``).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "hall.json").exists():
        hall.build(folder)
    scripts = plants.planted(SHIPPED, folder / "static", plant) if plant in plants.TABLET else SHIPPED
    with _nursery(folder, plant if plant in plants.SERVER else None):
        room = chromium.tablets(window, folder, scripts) if window else _under_node(folder, scripts)
        with room as tablets:
            yield Player(folder, tablets)


@contextmanager
def _nursery(folder: Path, plant: str | None) -> Iterator[None]:
    command = [sys.executable, "-m", "tests.faults.nursery", str(folder), *(["--plant", plant] if plant else [])]
    with _process(command, folder / "server.log") as process:
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(f"no server: see {folder / 'server.log'}")
        try:
            yield
        finally:
            _quit(folder / "control")


@contextmanager
def _under_node(folder: Path, scripts: Path) -> Iterator[Callable[[dict], dict]]:
    """What plays a history with the modules in ``scripts`` against the servers in ``folder``."""
    command = [str(NODE), str(Path(__file__).with_name("main.mjs")), str(scripts), str(folder)]
    with _process(command, folder / "tablets.log") as process:

        def play(job: dict) -> dict:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
            told = process.stdout.readline()
            if not told:
                said = (folder / "tablets.log").read_text()[-2000:]
                raise RuntimeError(f"history {job['seed']} was not played to its end: {said}")
            return json.loads(told)

        yield play


@contextmanager
def _process(command: list[str], log: Path) -> Iterator[subprocess.Popen]:
    """``command`` with its standard pipes, what it complains of in ``log``; killed in the end."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with log.open("w") as said, subprocess.Popen(command, cwd=config.ROOT, text=True, stderr=said, **pipes) as process:
        try:
            yield process
        finally:
            process.kill()


def _quit(control: Path) -> None:
    """Let the nursery end its server and itself, if it is still there."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        try:
            line.connect(str(control))
            line.sendall(b"quit\n")
            line.recv(1)
        except OSError:
            return
