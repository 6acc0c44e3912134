"""The engine against the second implementation: whole random competitions, compared bit for bit.

    python bench/opinions.py [--count 10000] [--from 0] [--processes 2]

A seed is a competition: a document, its rows, lines exactly on values, recorded decisions,
and in some one fault (``tests/second``). Every thousand seeds are reported as they are
done; a run that was stopped goes on with ``--from``. Ends with status 1 if any seed differs.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.ranking.opinions import both  # noqa: E402 - needs the path set above
from tests.second.random_competitions import competition  # noqa: E402 - as above

REPORTED, SHOWN = 1000, 20


def looked_at(seed: int) -> tuple[int, str, bool]:
    """How the seed went, and whether judges' effects were taken away in it."""
    engine, second = both(competition(seed))
    if engine != second:
        return seed, "differs", False
    how = "refused" if "refused" in second else "tie" if second["ties"] else "computed"
    return seed, how, bool(second.get("effects"))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--from", type=int, default=0, dest="first")
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    started, last, differing = time.perf_counter(), chosen.first + chosen.count, []
    with ProcessPoolExecutor(chosen.processes) as pool:
        for first in range(chosen.first, last, REPORTED):
            seeds = range(first, min(first + REPORTED, last))
            found = list(pool.map(looked_at, seeds, chunksize=50))
            differing += [seed for seed, how, _ in found if how == "differs"]
            counts = {
                how: sum(1 for _, other, _ in found if other == how)
                for how in ("computed", "tie", "refused", "differs")
            }
            print(
                f"seeds {seeds[0]} to {seeds[-1]}: {counts['computed'] + counts['tie']} computed alike "
                f"({counts['tie']} with a tie across a line, {sum(corrected for *_, corrected in found)} corrected), "
                f"{counts['refused']} refused by both, "
                f"{counts['differs']} differ",
                flush=True,
            )
    print(f"{chosen.count} competitions in {time.perf_counter() - started:.0f} s; {len(differing)} differ")
    if differing:
        print("smallest seeds that differ:", *differing[:SHOWN])
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
