"""Playing histories: a nursery of servers, a Node process with the tablets, and the checker at the end of each."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import config
from tests.conftest import REQUIRED
from tests.faults import checking, hall, plants

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

    def __init__(self, folder: Path, tablets: subprocess.Popen):
        self.folder = folder
        self.hall = hall.read(folder).written()
        self.tablets = tablets

    def play(self, seed: int, *, tablets: int = TABLETS, taps: int = TAPS) -> Ended:
        """The history that ``seed`` draws; raises RuntimeError when it cannot be played to its end."""
        return Ended.of(*self.played(seed, tablets=tablets, taps=taps))

    def played(self, seed: int, *, tablets: int, taps: int, pace: int = 1) -> tuple[dict, list[dict], list[str]]:
        """The same: what the tablets told, the server's log, and what the checker found."""
        result = self.folder / "told.json"
        job = {
            "seed": seed,
            "folder": str(self.folder),
            "hall": self.hall,
            "tablets": tablets,
            "taps": taps,
            "pace": pace,
        }
        self.tablets.stdin.write(json.dumps(job | {"result": str(result)}) + "\n")
        self.tablets.stdin.flush()
        if not self.tablets.stdout.readline():
            raise RuntimeError(f"history {seed} was not played to its end; see {self.folder / 'tablets.log'}")
        told = json.loads(result.read_text())
        log, stands = checking.read(self.folder / "instance" / "judging.db")
        return told, log, checking.check(told, log, stands)


@contextmanager
def player(folder: Path, *, plant: str | None = None) -> Iterator[Player]:
    """Servers and tablets in ``folder``, with the fault ``plant`` in one of them or without."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "hall.json").exists():
        hall.build(folder)
    offline = plants.planted(SHIPPED, folder / "static", plant) if plant in plants.TABLET else SHIPPED
    nursery = [sys.executable, "-m", "tests.faults.nursery", str(folder)]
    nursery += ["--plant", plant] if plant in plants.SERVER else []
    tablets = [str(NODE), str(Path(__file__).with_name("main.mjs")), str(offline / "offline")]
    begun = []
    with (folder / "server.log").open("w") as said, (folder / "tablets.log").open("w") as told:
        try:
            begun.append(_begin(nursery, said))
            if begun[0].stdout.readline() != "ready\n":
                raise RuntimeError(f"no server: see {folder / 'server.log'}")
            begun.append(_begin(tablets, told))
            yield Player(folder, begun[1])
        finally:
            _quit(folder / "control")
            for process in begun:
                process.kill()
                process.wait()
                process.stdin.close()
                process.stdout.close()


def _begin(command: list[str], log) -> subprocess.Popen:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": log}
    return subprocess.Popen(command, cwd=config.ROOT, text=True, **pipes)


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
