"""Do scores survive? Random histories of tablets, judges, a bad network and a server that is killed, each then checked.

    python bench/faults.py [--host node|chromium] [--histories N] [--seed N] [--tablets 5] [--taps 220] [--processes 2]
                           [--plant NAME]

The tablets are the shipped ``static/js/offline`` modules, the server is the application on its SQLite file, and time is
virtual (``tests/faults``). 500 histories are played under Node and 20 in Chromium, on its own IndexedDB; ``--host``
plays one kind alone. ``--seed`` plays one history again. What was played is kept in ``build/faults`` until the code
changes, so a run that was stopped goes on. Ends with status 1 when anything was lost, doubled, filed
under another judge, unequal, or not there within 30 s of the faults' end.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Error as PageError

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests import chromium  # noqa: E402 - the path first
from tests.conftest import CHROMIUM  # noqa: E402 - the path first
from tests.faults import plants, running  # noqa: E402 - the path first
from tests.kept import Kept  # noqa: E402 - the path first

READ = ("judging/**/*.py", "static/js/offline/*.js", "tests/faults/*.mjs", "tests/faults/*.py")
HISTORIES = {"node": 500, "chromium": 20}


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--host", choices=HISTORIES, help="both unless one is named")
    options.add_argument("--histories", type=int, help="so many instead of 500 under Node and 20 in Chromium")
    options.add_argument("--seed", type=int, help="play this one alone, again")
    options.add_argument("--tablets", type=int, default=running.TABLETS)
    options.add_argument("--taps", type=int, default=running.TAPS)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--plant", choices=sorted({**plants.TABLET, **plants.SERVER}))
    chosen = options.parse_args()
    if chosen.host != "node" and not CHROMIUM:
        options.error("needs Chromium (apt install chromium); without it: --host node")
    return max([run(host, chosen) for host in HISTORIES if chosen.host in (host, None)])


def run(host: str, chosen: argparse.Namespace) -> int:
    """The histories at one host; 0 when all is well."""
    print(f"tablets in {host}" if host == "chromium" else f"tablets under {host}", flush=True)
    seeds = range(chosen.histories or HISTORIES[host]) if chosen.seed is None else [chosen.seed]
    started, found = time.perf_counter(), []
    for ended in results(list(seeds), argparse.Namespace(**vars(chosen) | {"host": host})):
        found.append(ended)
        show(ended)
    return report(found, len(seeds), took=time.perf_counter() - started)


def results(seeds: list[int], chosen: argparse.Namespace) -> Iterator[dict]:
    """What came of each history; those that were played before are not played again, unless one is asked for."""
    files = (file for pattern in READ for file in ROOT.glob(pattern))
    kept = Kept("faults", files, chosen.host, chosen.tablets, chosen.taps, chosen.plant)
    done = {} if chosen.seed is not None else {ended["seed"]: ended for ended in kept.read()}
    yield from (done[seed] for seed in seeds if seed in done)
    waiting = [seed for seed in seeds if seed not in done]
    queue, processes = multiprocessing.Queue(), min(chosen.processes, len(waiting))
    parts = [
        multiprocessing.Process(target=play, args=(waiting[n::processes], chosen, queue)) for n in range(processes)
    ]
    for part in parts:
        part.start()
    for _ in waiting:
        ended = queue.get()
        kept.add(ended)
        yield ended
    for part in parts:
        part.join()


def play(seeds: list[int], chosen: argparse.Namespace, queue) -> None:
    """Histories one after the other; one that breaks off is a fault as well."""
    left = list(seeds)
    with chromium.launching() if chosen.host == "chromium" else nullcontext() as launch:
        while left:
            try:
                play_on(left, chosen, queue=queue, launch=launch)
            except (RuntimeError, OSError, ValueError, PageError) as broken:
                if not left:
                    raise
                queue.put({"seed": left.pop(0), "kind": "broken off", "faults": [f"broken off: {broken}"]})


def play_on(left: list[int], chosen: argparse.Namespace, *, queue, launch) -> None:
    """In one hall, until nothing is left."""
    with tempfile.TemporaryDirectory() as folder:
        with (
            launch(profile=Path(folder, "profile")) if launch else nullcontext() as window,
            running.player(Path(folder), plant=chosen.plant, window=window) as player,
        ):
            while left:
                queue.put(asdict(player.play(left[0], tablets=chosen.tablets, taps=chosen.taps)))
                left.pop(0)


def show(ended: dict) -> None:
    """A line for each history, and what was wrong with it."""
    if ended["kind"] != "broken off":
        print("seed {seed:<5} {kind:9} {operations:5} operations, {troubled:4} of {letters:4} letters troubled, "
              "{kills:2} server kills, {minutes:2} min".format(**ended), flush=True)  # fmt: skip
    for fault in ended["faults"][:20]:
        print(f"  seed {ended['seed']}: {fault}", flush=True)


def report(found: list[dict], wanted: int, *, took: float) -> int:
    """Sums, and whether all is well."""
    bad = [ended["seed"] for ended in found if ended["faults"]]
    whole = [ended for ended in found if ended["kind"] != "broken off"]
    sums = {name: sum(ended[name] for ended in whole) for name in ("operations", "letters", "troubled", "kills")}
    kinds = Counter(fault.split(":")[0] for ended in found for fault in ended["faults"])
    print(f"{len(found)} histories, {sums['operations']} operations, {sums['letters']} letters of which "
          f"{sums['troubled']} troubled, {sums['kills']} server kills, {took:.0f} s")  # fmt: skip
    print(f"histories with a fault: {len(bad)} {bad[:20]} {dict(kinds)}")
    is_met = not bad and len(found) == wanted
    print(f"goal: nothing lost, doubled, misfiled or unequal, all there within 30 s: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
