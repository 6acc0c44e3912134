"""The real server, killed at any moment while judges save: what it had acknowledged is there afterwards."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

import config
from judging.cli.serving import server_command
from tests.faults import hall

LEAST, MOST = 0.02, 0.35  # seconds of saving before the server is killed


@dataclass
class Judge:
    """One judge's tablet, as far as the server can tell: sends, and remembers what was acknowledged."""

    number: int
    cookie: str
    entries: list[int]
    fields: dict[str, tuple[int, int]]
    chance: random.Random
    device: str = field(default_factory=lambda: str(uuid.uuid4()))
    sequence: int = 0
    acknowledged: dict[str, str] = field(default_factory=dict)  # an operation's name -> its receipt

    def score(self, port: int, stop: threading.Event) -> None:
        """Letters of a few operations, one after the other, until the server is gone or ``stop`` is set."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Host": "localhost", "Cookie": f"judging={self.cookie}", "Content-Type": "application/json"}
        try:
            line.request("GET", f"/judge/{hall.SLUG}/state", headers=headers)
            state = json.loads(line.getresponse().read())
            headers["X-CSRFToken"] = state["token"]
            while not stop.is_set():
                line.request("POST", f"/judge/{hall.SLUG}/operations", json.dumps(self._letter(state)), headers)
                self._heard(line.getresponse())
        except (OSError, http.client.HTTPException):
            return  # it was killed
        finally:
            line.close()

    def _heard(self, answer: http.client.HTTPResponse) -> None:
        said = json.loads(answer.read())
        for each in said["answers"]:
            self.acknowledged[each["uuid"]] = each["receipt"]["hash"]

    def _letter(self, state: dict) -> dict:
        now = int(time.time() * 1000)
        operations = [self._operation(state["round"], now) for _ in range(self.chance.randint(1, 6))]
        sender = {"letter": str(uuid.uuid4()), "device": self.device, "judge": self.number, "seat": state["seat"]}
        said = {"app": "kills", "clock": now, "last": None, "left": 0}
        return sender | said | {"operations": operations}

    def _operation(self, round_: dict, now: int) -> dict:
        self.sequence += 1
        line, (maximum, step) = self.chance.choice(list(self.fields.items()))
        return {
            "uuid": str(uuid.UUID(int=self.chance.getrandbits(128), version=4)), "sequence": self.sequence,
            "round": round_["key"], "attempt": round_["attempt"], "entry": self.chance.choice(self.entries),
            "field": line, "value": step * self.chance.randint(0, maximum // step), "seen": 0, "made_at": now,
            "offset": 0,
        }  # fmt: skip


class Hall:
    """An instance on which the server is started and killed again and again."""

    def __init__(self, folder: Path, *, judges: int = 4, seed: int = 1):
        hall.build(folder)
        known = hall.read(folder)
        self.chance = random.Random(seed)
        self.folder, self.file = folder, folder / "instance" / "judging.db"
        self.judges = [
            Judge(number, known.judges[number][0], known.entries, known.fields, random.Random(f"{seed} {number}"))
            for number in range(1, judges + 1)
        ]
        self.settings = hall.settings(folder) | {"PORT": str(_free_port()), "BIND": "127.0.0.1"}

    @property
    def acknowledged(self) -> int:
        """How many operations the server has said to have."""
        return sum(len(judge.acknowledged) for judge in self.judges)

    def kill_once(self) -> None:
        """Start the server, let everybody save, and kill it with all its processes at a moment drawn."""
        server, stop = self.serve(), threading.Event()
        port = int(self.settings["PORT"])
        threads = [threading.Thread(target=judge.score, args=(port, stop)) for judge in self.judges]
        before = self.acknowledged
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 20  # every server has saved something before it dies
        while self.acknowledged == before and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(self.chance.uniform(LEAST, MOST))
        self.cut(server)
        stop.set()
        for thread in threads:
            thread.join()

    def cut(self, server: subprocess.Popen) -> None:
        """End the server and whatever it started, at once."""
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()

    def serve(self) -> subprocess.Popen:
        """Granian as in real operation, a process group of its own; it answers when this returns."""
        asked = config.read({}) | self.settings
        with (self.folder / "server.log").open("a") as log:
            server = subprocess.Popen(
                server_command(asked), cwd=config.ROOT, env=os.environ | self.settings, process_group=0,
                stdout=log, stderr=log,
            )  # fmt: skip
        for _ in range(1200):
            time.sleep(0.05)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(self.settings["PORT"]))) == 0:
                    return server
        raise RuntimeError((self.folder / "server.log").read_text()[-2000:])

    def lost(self) -> list[str]:
        """Names of operations that were acknowledged and are not in the file, with that receipt."""
        with sqlite.connect(self.file) as connection:
            there = dict(connection.execute("SELECT uuid, hash FROM operation"))
        known = {name: receipt for judge in self.judges for name, receipt in judge.acknowledged.items()}
        return [name for name, receipt in known.items() if there.get(name) != receipt]

    def is_whole(self) -> bool:
        """Whether SQLite finds its file in order."""
        with sqlite.connect(self.file) as connection:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def checked(self) -> tuple[bool, str]:
        """Whether `judging check` finds every invariant to hold, and what it says."""
        command = [sys.executable, "-m", "judging", "check"]
        done = subprocess.run(
            command, cwd=config.ROOT, env=os.environ | self.settings, capture_output=True, text=True
        )  # fmt: skip
        return done.returncode == 0, (done.stdout + done.stderr).strip()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
