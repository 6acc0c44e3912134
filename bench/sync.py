"""Catching up: operations a second through the whole path in batches, beside raw SQLite one by one, in one run.

    python bench/sync.py [--tablets 50] [--letters 4] [--crowd 200]

First 50 tablets send letters of 100 operations over 25 sheets, one letter after another; raw is one
connection that commits what the application says for one operation, each by itself, WAL,
``synchronous=FULL``. Then 200 tablets come back at once with 100 operations each: everything
must be acknowledged; the time it took, and the slowest tablet's, are printed.
"""

import argparse
import multiprocessing
import statistics
import sys
import threading
import time
import uuid

from tablets import Line, Ready, instance, letter, operation, prepare, raw, server

SHARE_LEAST = 0.50
BATCH, ENTRIES, SHEETS, PROCESSES = 100, 40, 25, 2


def letters(ready: Ready, device: str, count: int) -> list[bytes]:
    """What a tablet gathered: its taps entry by entry, several to a sheet; written down before the clock runs."""
    taps = [operation(ready, n + 1, entry=1 + n // 4 % SHEETS) for n in range(count * BATCH)]
    return [letter(ready, device, taps[n : n + BATCH]) for n in range(0, len(taps), BATCH)]


def tablet(port: int, ready: Ready, count: int, *, start, results: list) -> None:
    """Connect, wait for all others, send; (seconds until the last answer, operations kept)."""
    bodies, kept = letters(ready, str(uuid.uuid4()), count), 0
    line = Line(port, ready)
    start.wait()
    began = time.perf_counter()
    for body in bodies:
        status, answer = line.post(body)
        if status == 200:
            kept += sum(each["outcome"] == "kept" for each in answer["answers"])
    results.append((time.perf_counter() - began, kept))


def group(port: int, ready: list[Ready], count: int, *, start, queue) -> None:
    """Some of the tablets, as threads of one process."""
    results: list[tuple[float, int]] = []
    call = {"start": start, "results": results}
    threads = [threading.Thread(target=tablet, args=(port, one, count), kwargs=call) for one in ready]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put(results)


def together(port: int, ready: list[Ready], count: int) -> tuple[float, list[tuple[float, int]]]:
    """All tablets at once: seconds until the last has its answer, and each one's (seconds, operations kept)."""
    queue, start = multiprocessing.Queue(), multiprocessing.Barrier(len(ready) + 1)
    call = {"start": start, "queue": queue}
    parts = [ready[n::PROCESSES] for n in range(PROCESSES)]
    processes = [multiprocessing.Process(target=group, args=(port, part, count), kwargs=call) for part in parts]
    for process in processes:
        process.start()
    start.wait()
    began = time.perf_counter()
    results = [one for _ in processes for one in queue.get()]
    took = time.perf_counter() - began
    for process in processes:
        process.join()
    return took, results


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tablets", type=int, default=50)
    options.add_argument("--letters", type=int, default=4)
    options.add_argument("--crowd", type=int, default=200)
    chosen = options.parse_args()
    with instance() as settings:
        ready, copy, statements = prepare(settings, max(chosen.crowd, chosen.tablets), ENTRIES)
        port, ceiling = int(settings["PORT"]), [raw(copy, statements)]
        with server(settings) as log:
            together(port, ready[: chosen.tablets], 1)
            steady = together(port, ready[: chosen.tablets], chosen.letters)
            crowd = together(port, ready[: chosen.crowd], 1)
            locked = log.read_text().count("database is locked")
        ceiling.append(raw(copy, statements))
    return report(statistics.mean(ceiling), chosen, steady=steady, crowd=crowd, locked=locked)


def report(ceiling: float, chosen, *, steady: tuple, crowd: tuple, locked: int) -> int:
    """Print the figures and whether each goal is met; 1 when one is missed."""
    took, results = steady
    kept, sent = sum(each for _, each in results), chosen.tablets * chosen.letters * BATCH
    share = kept / took / ceiling
    print(f"raw SQLite, WAL, FULL, one by one  {ceiling:8.0f} operations/s")
    print(f"{chosen.tablets} tablets, letters of {BATCH}     {kept / took:8.0f} operations/s    {share:.0%} of raw")
    came, back = crowd[0], [each for _, each in crowd[1]]
    times = sorted(seconds for seconds, _ in crowd[1])
    print(f"{chosen.crowd} tablets at once, {BATCH} each: all answered after {came:.1f} s, "
          f"median {statistics.median(times):.1f} s, the slowest {times[-1]:.1f} s")  # fmt: skip
    goals = {
        f"at least {SHARE_LEAST:.0%} of raw": share >= SHARE_LEAST,
        f"all {sent} and all {chosen.crowd * BATCH} acknowledged": kept == sent and sum(back) == chosen.crowd * BATCH,
        "no locked error": not locked,
    }
    for goal, is_met in goals.items():
        print(f"goal: {goal}: {'met' if is_met else 'MISSED'}")
    return int(not all(goals.values()))


if __name__ == "__main__":
    sys.exit(main())
