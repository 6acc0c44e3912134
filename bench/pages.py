"""Reads of the main list pages: the real server beside gunicorn's synchronous worker, taking turns in one run.

    python bench/pages.py [--seconds 3] [--rounds 3]

One published competition at real size: 423 products with their photos, 3 judges, every
sheet. Each client asks for the first page, the award list, the desk's list and a judge's
list in turn, over HTTP with keep-alive where the server allows it. Both serve the same
``judging.wsgi:app`` on the same instance with two processes; ours is the command that
``make serve`` runs. Clients are threads of one process, which shares the machine.
"""

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

PRODUCTS, CLIENTS, PATIENCE = 423, (1, 50), 60
#: page -> who asks for it
PAGES = {"/": "", "/c/mau/awards": "", "/desk/mau/entries": "organiser", "/judge/mau/": "judge"}
Answers = list[tuple[str, float, int]]


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def settings_for(folder: Path, port: str) -> dict[str, str]:
    """A scratch instance, as in real operation but for TLS."""
    return {
        "INSTANCE": str(folder / "instance"), "DATABASE_URL": "", "DEMO": "0", "SECRET_KEY": "only for this run",
        "PUBLIC_URL": "http://127.0.0.1", "PORT": port, "WORKERS": "2", "THREADS": "4",
    }  # fmt: skip


def prepare(settings: dict[str, str]) -> dict[str, str]:
    """Fill the instance; who -> the cookie that signs them in."""
    import tests.factories as make
    from judging import create_app
    from judging.infra import schema
    from judging.infra.db import db
    from tests.architecture import crowd

    app = create_app(settings)
    app.config["TRUSTED_HOSTS"] = None  # the test client that signs in calls itself localhost
    with app.app_context():
        schema.upgrade()
        people = crowd.build("published", PRODUCTS).people
        clients = {who: make.signed_in(app, people[who]) for who in ("organiser", "judge")}
        db.session.remove()
        db.engine.dispose()
    return {who: f"judging={client.get_cookie('judging').value}" for who, client in clients.items()}


def commands(settings: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """Each server's command."""
    import config
    from judging.cli.serving import server_command

    gunicorn = [sys.executable, "-m", "gunicorn", "--worker-class", "sync", "--workers", "2", "--log-level", "warning"]
    gunicorn += ["--no-control-socket", "--bind", f"127.0.0.1:{settings['gunicorn']['PORT']}", "judging.wsgi:app"]
    return {"granian": server_command(config.read(settings["granian"])), "gunicorn": gunicorn}


def start(command: list[str], settings: dict[str, str], log: Path) -> subprocess.Popen:
    """One server, ready to answer."""
    with log.open("w") as file:
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=file, stderr=file)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(settings["PORT"]))) == 0:
                return server
        time.sleep(0.1)
    server.kill()
    raise RuntimeError(log.read_text())


def visitor(port: str, cookies: dict[str, str], until: float, *, first: int, answers: Answers) -> None:
    """One client: page after page until the time is over."""
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
    pages, n = list(PAGES.items()), first
    while time.perf_counter() < until:
        path, who = pages[n % len(pages)]
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookies[who]} if who else {})
        response = connection.getresponse()
        response.read()
        answers.append((path, time.perf_counter() - begun, response.status))
        n += 1
    connection.close()


def measure(port: str, cookies: dict[str, str], clients: int, *, seconds: float) -> tuple[float, Answers]:
    """Answers a second, and (page, seconds, status) of each."""
    answers: Answers = []
    begun = time.perf_counter()
    threads = [
        threading.Thread(target=visitor, args=(port, cookies, begun + seconds), kwargs={"first": n, "answers": answers})
        for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(answers) / (time.perf_counter() - begun), answers


def take_turns(settings: dict[str, dict[str, str]], cookies: dict[str, str], *, rounds: int, seconds: float):
    """(server, clients) -> rates of every round, and all answers."""
    rates, answers = defaultdict(list), defaultdict(list)
    for name in settings:  # warm: templates compiled, files read
        measure(settings[name]["PORT"], cookies, 8, seconds=2)
    for turn in range(rounds):
        for name in sorted(settings, reverse=bool(turn % 2)):
            for clients in CLIENTS:
                rate, got = measure(settings[name]["PORT"], cookies, clients, seconds=seconds)
                rates[name, clients].append(rate)
                answers[name, clients] += got
    return rates, answers


def report(rates: dict, answers: dict) -> int:
    """Print the figures; 1 when any answer was not a page."""
    for clients in CLIENTS:
        for name in ("granian", "gunicorn"):
            _print_line(name, clients, statistics.median(rates[name, clients]), answers=answers[name, clients])
        ratio = statistics.median(rates["granian", clients]) / statistics.median(rates["gunicorn", clients])
        print(f"granian / gunicorn sync at {clients} clients: {ratio:.2f}")
    for page in PAGES:
        print(f"{page:20} granian: " + ", ".join(_of_page(page, n, answers["granian", n]) for n in CLIENTS))
    bad = sorted({status for got in answers.values() for _, _, status in got if status != 200})
    print(f"answers other than a page: {bad or 'none'}")
    return int(bool(bad))


def _print_line(name: str, clients: int, rate: float, *, answers: Answers) -> None:
    middle, tail = _middle_and_tail(answers)
    print(f"{name:8} {clients:3} clients {rate:7.1f} pages/s   p50 {middle:6.0f} ms   p99 {tail:6.0f} ms")


def _of_page(page: str, clients: int, answers: Answers) -> str:
    middle, tail = _middle_and_tail([answer for answer in answers if answer[0] == page])
    return f"at {clients} p50 {middle:.0f} ms, p99 {tail:.0f} ms ({tail / middle:.2f} x)"


def _middle_and_tail(answers: Answers) -> tuple[float, float]:
    """p50 and p99 in milliseconds."""
    times = sorted(took * 1000 for _, took, _ in answers)
    return statistics.median(times), times[int(len(times) * 0.99)]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=3)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = {server: settings_for(folder, free_port()) for server in ("granian", "gunicorn")}
        cookies = prepare(settings["granian"])
        running = []
        try:
            for server, command in commands(settings).items():
                running.append(start(command, settings[server], folder / f"{server}.log"))
            found = take_turns(settings, cookies, rounds=chosen.rounds, seconds=chosen.seconds)
        finally:
            for server in running:
                server.terminate()
            for server in running:
                server.wait(20)
    return report(*found)


if __name__ == "__main__":
    sys.exit(main())
