"""Saves: 50 signed-in judges against the real server, beside raw SQLite, in one run.

    python bench/saves.py [--saves 10000] [--clients 50]

Raw: the statements of a save's own transaction (what stands read, the sheet overwritten, a
line added to the log), taken down from the application and repeated by one connection on a
copy of its tables, WAL, ``synchronous=FULL``, nothing else. Ours: granian with two processes
of four threads, over HTTP with keep-alive, cookie and token, each save checked, written,
logged and committed before its answer. Raw runs before and after ours, and its mean counts.
"""

import argparse
import http.client
import json
import multiprocessing
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from fractions import Fraction
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SHARE_LEAST, TAIL_FACTOR, TAIL_EXTRA = 0.05, 3, 0.100
ENTRIES, WARM, PROCESSES, RAW_SECONDS = 40, 4, 2, 3


def raw(database: Path, statements: list[tuple[str, tuple]]) -> float:
    """Transactions a second of bare SQLite, the sheet's version going up with each."""
    connection = sqlite.connect(database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    (version,) = connection.execute("SELECT version FROM score_sheet").fetchone()
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < RAW_SECONDS:
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in statements:
            if statement.startswith("UPDATE"):
                scores, comment, _, at, row, _ = values
                values = (scores, comment, version + 1, at, row, version)
            connection.execute(statement, values).fetchall()
        connection.execute("COMMIT")
        version += 1
        done += 1
    connection.close()
    return done / (time.perf_counter() - start)


def prepare(settings: dict[str, str], clients: int, copy: Path) -> tuple[list[dict], list[tuple[str, tuple]]]:
    """Fill a scratch instance and ``copy`` its database after one sheet's first save.

    Gives what each client needs (its cookie, token and criteria) and the statements of a second save's writing.
    """
    from sqlalchemy import event

    import tests.factories as make
    from judging import create_app
    from judging.infra import schema
    from judging.infra.db import db

    app = create_app(settings)
    app.config["TRUSTED_HOSTS"] = None  # the test client that signs in calls itself localhost
    with app.app_context():
        schema.upgrade()
        competition = make.competition("bench", stage="judging", by=five_criteria())
        for number in range(1, ENTRIES + WARM + 2):
            make.entry(competition, make.person(), number=number)
        judges = [make.judge(competition, number=n) for n in range(1, clients + 1)]
        make.save()
        keys = [str(line.id) for line in competition.scored_round.lines]
        tablets = [make.signed_in(app, judge.person) for judge in judges]
    ready = [_ready(tablet, keys) for tablet in tablets]
    first, said = str(ENTRIES + WARM + 1), []
    _save(tablets[0], first, ready[0], seen=0)
    with app.app_context():
        sqlite.connect(db.engine.url.database).execute("VACUUM INTO ?", [str(copy)])
        event.listen(db.engine, "begin", lambda _: said.clear())
        event.listen(db.engine, "before_cursor_execute", lambda _, __, *what: said.append(what[:2]))
    _save(tablets[0], first, ready[0], seen=1)
    with app.app_context():
        db.engine.dispose()
    return ready, said


def five_criteria():
    """Rules of one group with five criteria of twenty points."""
    import tests.factories as make
    from judging.ranking.rules import Criterion, Scored

    criteria = tuple(Criterion(id=f"c{n}", name=f"Tiêu chí {n}", maximum=Fraction(20)) for n in range(1, 6))
    return make.document(1, rounds=(Scored(id=make.FINAL, criteria=criteria),))


def _save(tablet, number: str, ready: dict, *, seen: int) -> None:
    body = {"save": "s", "seen": seen, "comment": "", "scores": dict.fromkeys(ready["keys"], 100 * seen)}
    answer = tablet.post(f"/judge/bench/entries/{number}/scores", json=body, headers={"X-CSRFToken": ready["token"]})
    assert answer.status_code == 200, answer.text


def _ready(client, keys: list[str]) -> dict:
    page = client.get("/judge/bench/entries/1").text
    token = re.search(r'csrf-token" content="([^"]+)"', page)[1]
    return {"token": token, "cookie": client.get_cookie("judging").value, "keys": keys}


def judge(port: int, ready: dict, saves: int, *, results: list) -> None:
    """One tablet: saves one after another, each over the version the last answer gave."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"judging={ready['cookie']}", "X-CSRFToken": ready["token"]}
    headers |= {"Content-Type": "application/json", "Accept": "application/json"}
    numbers = ready["numbers"]
    versions = dict.fromkeys(numbers, 0)
    for n in range(saves):
        number, name = numbers[n % len(numbers)], uuid.uuid4().hex
        scores = {key: 100 * ((n + at + n // ENTRIES) % 20) for at, key in enumerate(ready["keys"])}
        body = json.dumps({"save": name, "seen": versions[number], "scores": scores, "comment": ""})
        start = time.perf_counter()
        connection.request("POST", f"/judge/bench/entries/{number}/scores", body, headers)
        response = connection.getresponse()
        text = response.read()
        took = time.perf_counter() - start
        answer = json.loads(text) if response.status == 200 else {}
        if answer.get("save") == name:
            versions[number] = answer["kept"]["version"]
        results.append((took, response.status))


def tablets(port: int, ready: list[dict], saves: int, *, queue) -> None:
    """Some of the clients, as threads of one process."""
    results: list[tuple[float, int]] = []
    threads = [threading.Thread(target=judge, args=(port, one, saves), kwargs={"results": results}) for one in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)


def measure(port: int, ready: list[dict], saves: int) -> tuple[float, list[tuple[float, int]]]:
    """Saves a second, and (seconds, status) of each."""
    queue, each = multiprocessing.Queue(), saves // len(ready)
    parts = [ready[n::PROCESSES] for n in range(PROCESSES)]
    processes = [multiprocessing.Process(target=tablets, args=(port, p, each), kwargs={"queue": queue}) for p in parts]
    start = time.perf_counter()
    for process in processes:
        process.start()
    results = [one for _ in processes for one in queue.get()]
    took = time.perf_counter() - start
    for process in processes:
        process.join()
    return len(results) / took, results


def _measure_on(numbers, settings: dict, ready: list[dict], *, saves: int):
    return measure(int(settings["PORT"]), [one | {"numbers": numbers} for one in ready], saves)


def serve(settings: dict[str, str], log: Path) -> subprocess.Popen:
    """The real server, ready to answer."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--workers", "2"]
    command += ["--blocking-threads", "4", "--backpressure", "256", "--log-level", "warning"]
    command += ["--host", "127.0.0.1", "--port", settings["PORT"], "judging.wsgi:app"]
    with log.open("w") as file:
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=file, stderr=file)
    for _ in range(600):
        time.sleep(0.1)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(settings["PORT"]))) == 0:
                return server
    raise RuntimeError(log.read_text())


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--saves", type=int, default=10_000)
    options.add_argument("--clients", type=int, default=50)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = settings_for(folder)
        ready, statements = prepare(settings, chosen.clients, folder / "raw.db")
        ceiling = [raw(folder / "raw.db", statements)]
        server = serve(settings, folder / "log")
        try:
            everything = range(1, ENTRIES + WARM + 1)
            _measure_on(everything[ENTRIES:], settings, ready, saves=chosen.clients * WARM)
            rate, results = _measure_on(everything[:ENTRIES], settings, ready, saves=chosen.saves)
        finally:
            server.terminate()
            server.wait()
        ceiling.append(raw(folder / "raw.db", statements))
        locked = (folder / "log").read_text().count("database is locked")
    return report(statistics.mean(ceiling), rate, results, locked=locked)


def settings_for(folder: Path) -> dict[str, str]:
    """A scratch instance on a free port, as in real operation but for TLS."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    return {
        "INSTANCE": str(folder / "instance"), "DEMO": "0", "PORT": port, "SECRET_KEY": "only-for-this-run",
        "PUBLIC_URL": f"http://127.0.0.1:{port}", "DATABASE_URL": "",
    }  # fmt: skip


def report(ceiling: float, rate: float, results: list[tuple[float, int]], *, locked: int) -> int:
    """Print the figures and whether each goal is met; 1 when one is missed."""
    times = sorted(took for took, _ in results)
    middle, tail = statistics.median(times), times[int(len(times) * 0.99)]
    bad = [status for _, status in results if status != 200]
    share, most = rate / ceiling, TAIL_FACTOR * middle + TAIL_EXTRA
    print(f"raw SQLite, WAL, FULL     {ceiling:8.0f} of the same transaction/s")
    print(f"saves, {len(results)} in all      {rate:8.0f} saves/s    {share:.1%} of raw")
    print(f"p50 {middle * 1000:.0f} ms, p99 {tail * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms")
    print(f"answers other than yes: {len(bad)} {sorted(set(bad))}, locked: {locked}")
    goals = {
        f"at least {SHARE_LEAST:.0%} of raw": share >= SHARE_LEAST,
        f"p99 at most {TAIL_FACTOR} x p50 + {TAIL_EXTRA * 1000:.0f} ms = {most * 1000:.0f} ms": tail <= most,
        "no locked error": not locked and not bad,
    }
    for goal, is_met in goals.items():
        print(f"goal: {goal}: {'met' if is_met else 'MISSED'}")
    return int(not all(goals.values()))


if __name__ == "__main__":
    sys.exit(main())
