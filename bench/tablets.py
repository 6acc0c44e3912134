"""What the benchmarks of saving share: a real server with judges, its tablets, and raw SQLite beside it."""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

RAW_SECONDS = 3
SLUG = "bench"


@dataclass(slots=True)
class Ready:
    """A judge signed in on a tablet: what its letters need."""

    judge: int
    seat: str
    cookie: str
    token: str
    round: str
    keys: list[str]


@contextmanager
def instance() -> Iterator[dict[str, str]]:
    """Settings of a scratch instance on a free port, as in real operation but for TLS."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
        probe.close()
        yield {
            "INSTANCE": str(Path(folder) / "instance"), "DEMO": "0", "PORT": port, "SECRET_KEY": "only-for-this-run",
            "PUBLIC_URL": f"http://127.0.0.1:{port}", "DATABASE_URL": "",
        }  # fmt: skip


def prepare(settings: dict[str, str], judges: int, entries: int) -> tuple[list[Ready], Path, list[tuple[str, tuple]]]:
    """Fill the instance; the tablets, a copy of its database, and what one operation's transaction says to it."""
    from sqlalchemy import event

    import tests.factories as make
    from judging import create_app
    from judging.infra import schema
    from judging.infra.db import db

    app = create_app(settings)
    app.config["TRUSTED_HOSTS"] = None  # the test client that signs in calls itself localhost
    with app.app_context():
        schema.upgrade()
        competition = make.competition(SLUG, stage="judging", by=_five_criteria())
        for number in range(1, entries + 2):
            make.entry(competition, make.person(), number=number)
        panel = [make.judge(competition, number=n) for n in range(1, judges + 1)]
        make.save()
        clients = [make.signed_in(app, judge.person) for judge in panel]
    ready = [_ready(client) for client in clients]
    said, copy = [], Path(settings["INSTANCE"]) / "raw.db"
    device, post = str(uuid.uuid4()), _test_post(clients[0], ready[0])
    post(letter(ready[0], device, [operation(ready[0], 1, entry=entries + 1)]))
    with app.app_context():
        sqlite.connect(db.engine.url.database).execute("VACUUM INTO ?", [str(copy)])
        event.listen(db.engine, "begin", lambda _: said.clear())
        event.listen(db.engine, "before_cursor_execute", lambda _, __, *what: said.append(what[:2]))
    post(letter(ready[0], device, [operation(ready[0], 2, entry=entries + 1)]))
    with app.app_context():
        db.engine.dispose()
    return ready, copy, said


def _five_criteria():
    """Rules of one group with five criteria of twenty points."""
    import tests.factories as make
    from judging.ranking.rules import Criterion, Scored

    criteria = tuple(Criterion(id=f"c{n}", name=f"Tiêu chí {n}", maximum=Fraction(20)) for n in range(1, 6))
    return make.document(1, rounds=(Scored(id=make.FINAL, criteria=criteria),))


def _ready(client) -> Ready:
    state = client.get(f"/judge/{SLUG}/state").get_json()
    keys = re.findall(r'data-mark="(\d+)"', client.get(f"/judge/{SLUG}/entries/1").text)
    cookie = client.get_cookie("judging").value
    return Ready(state["judge"], state["seat"], cookie, state["token"], state["round"]["key"], keys)


def _test_post(client, ready: Ready) -> Callable[[bytes], None]:
    def post(body: bytes) -> None:
        headers = {"X-CSRFToken": ready.token, "Content-Type": "application/json"}
        answer = client.post(f"/judge/{SLUG}/operations", data=body, headers=headers)
        assert answer.json["answers"][0]["outcome"] == "kept", answer.text

    return post


def operation(ready: Ready, sequence: int, *, entry: int) -> dict:
    """The next tap: criterion after criterion, points going round."""
    return {
        "uuid": str(uuid.uuid4()), "sequence": sequence, "round": ready.round, "attempt": 1, "entry": entry,
        "field": ready.keys[sequence % len(ready.keys)], "value": 100 * (sequence % 20), "seen": 0,
        "made_at": int(time.time() * 1000), "offset": 0,
    }  # fmt: skip


def letter(ready: Ready, device: str, operations: list[dict], last: dict | None = None) -> bytes:
    """A letter as a tablet sends it."""
    said = {"letter": str(uuid.uuid4()), "device": device, "judge": ready.judge, "seat": ready.seat, "last": last}
    said |= {"app": "bench", "clock": int(time.time() * 1000), "left": 0, "operations": operations}
    return json.dumps(said).encode()


class Line:
    """One tablet's connection, kept open; no more of HTTP than these benchmarks need, since it shares the processor."""

    def __init__(self, port: int, ready: Ready):
        head = (
            f"POST /judge/{SLUG}/operations HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: judging={ready.cookie}\r\n"
            f"X-CSRFToken: {ready.token}\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
            "Content-Length: "
        )
        self.head = head.encode()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)

    def post(self, body: bytes) -> tuple[int, dict]:
        """The status and the JSON of the answer to one letter."""
        self.socket.sendall(b"%b%d\r\n\r\n%b" % (self.head, len(body), body))
        got = b""
        while b"\r\n\r\n" not in got:
            got += self._more()
        head, _, rest = got.partition(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head.lower())[1])
        while len(rest) < length:
            rest += self._more()
        return int(head[9:12]), json.loads(rest)

    def _more(self) -> bytes:
        got = self.socket.recv(1 << 18)
        if not got:
            raise ConnectionError("the server closed the line")
        return got


@contextmanager
def server(settings: dict[str, str]) -> Iterator[Path]:
    """The real server, ready to answer; gives its log."""
    log, port = Path(settings["INSTANCE"]).parent / "log", settings["PORT"]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "2"]
    command += ["--blocking-threads", "4", "--backpressure", "256", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", port, "judging.wsgi:app"]
    with log.open("w") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=file, stderr=file)
    try:
        _wait_for(int(port), log)
        yield log
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, log: Path) -> None:
    for _ in range(600):
        time.sleep(0.1)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(log.read_text())


def raw(database: Path, statements: list[tuple[str, tuple]]) -> float:
    """Transactions a second of bare SQLite: what the application says for one operation, a new one each time."""
    connection = sqlite.connect(database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM operation WHERE judge_id = 1").fetchone()
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < RAW_SECONDS:
        number += 1
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            if statement.startswith("INSERT"):
                values = (values[0], number, str(uuid.uuid4()), *values[3:])
            connection.execute(statement, values).fetchall()
        connection.execute("COMMIT")
        done += 1
    connection.close()
    return done / (time.perf_counter() - start)
