"""Saves: 50 signed-in judges against the real server, one operation a letter, beside raw SQLite, in one run.

    python bench/saves.py [--saves 10000] [--clients 50]

Raw: what the application says to the database for one operation (the tablet heard of, the log
and the sheet read, a line added to the log, the sheet overwritten), taken down from it and
repeated by one connection on a copy of its tables, WAL, ``synchronous=FULL``, nothing else.
Ours: granian with two processes of four threads, over HTTP with keep-alive, cookie and token,
each save checked, written, logged and committed before its answer. Raw runs before and after
ours, and its mean counts.
"""

import argparse
import multiprocessing
import statistics
import sys
import threading
import time
import uuid

from tablets import Line, Ready, instance, letter, operation, prepare, raw, server

SHARE_LEAST, TAIL_FACTOR, TAIL_EXTRA = 0.05, 3, 0.100
ENTRIES, WARM, PROCESSES = 40, 4, 2


def judge(port: int, ready: Ready, saves: int, *, results: list) -> None:
    """One tablet: taps one after another, entry by entry."""
    line, device, last = Line(port, ready), str(uuid.uuid4()), None
    for n in range(saves):
        body = letter(ready, device, [operation(ready, n + 1, entry=1 + n % ENTRIES)], last)
        start = time.perf_counter()
        status, answer = line.post(body)
        took = time.perf_counter() - start
        if status == 200 and answer["answers"][0]["outcome"] == "kept":
            last = answer["answers"][0]["receipt"]
        else:
            status = 0
        results.append((took, status))


def tablets(port: int, ready: list[Ready], saves: int, *, queue) -> None:
    """Some of the clients, as threads of one process."""
    results: list[tuple[float, int]] = []
    threads = [threading.Thread(target=judge, args=(port, one, saves), kwargs={"results": results}) for one in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)


def measure(port: int, ready: list[Ready], saves: int) -> tuple[float, list[tuple[float, int]]]:
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


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--saves", type=int, default=10_000)
    options.add_argument("--clients", type=int, default=50)
    chosen = options.parse_args()
    with instance() as settings:
        ready, copy, statements = prepare(settings, chosen.clients, ENTRIES)
        ceiling = [raw(copy, statements)]
        with server(settings) as log:
            measure(int(settings["PORT"]), ready, chosen.clients * WARM)
            rate, results = measure(int(settings["PORT"]), ready, chosen.saves)
            locked = log.read_text().count("database is locked")
        ceiling.append(raw(copy, statements))
    return report(statistics.mean(ceiling), rate, results, locked=locked)


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
