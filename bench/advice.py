"""Is advice worth taking? Further sheets where we advise them, beside as many spread evenly, in the same competitions.

    python bench/advice.py [--seeds 40] [--large 6]

The competitions are the shared benchmark's, of which the truth is known (``tests/ranking/certainty/simulated.py``); the
further sheets are drawn from the benchmark's own model (``further.written``), and the official plain mean decides,
before and after. A twentieth as many sheets are added as there are. Ends with status 1 unless more right winners
are found by advice than by spreading evenly, beyond chance (two standard errors of the paired difference), and what was
told of both comes true; where the benchmark is not there, it says so and nothing is compared.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from bench.methods import ABSENT  # noqa: E402 - needs the path set above
from tests.ranking.certainty.further import compared, written  # noqa: E402 - as above
from tests.ranking.certainty.simulated import marks_of, simulate  # noqa: E402 - as above

FIRST, SHARE = 1000, 20
OFF_MOST = 0.03  # of the places: what was told beside what came true, of a fraction of right winners


def tried(module, case: tuple, count: int) -> bool:
    """One size of competition, so many of them; whether every goal was met."""
    n, m, r, best = case
    started, found = time.process_time(), []
    for seed in range(FIRST, FIRST + count):
        made = module.generate(n, m, r, seed)
        more = written(made, module, seed)
        found.append(compared(marks_of(made), made.truth, more, best=best, sheets=n * r // SHARE, seed=seed))
    right = np.array([(each.now, each.then, each.evenly) for each in found])
    told = np.array([each.told for each in found]).mean(0)
    now, then, evenly = right.mean(0)
    gain = right[:, 1] - right[:, 2]
    error = gain.std(ddof=1) / count**0.5
    sheets = np.mean([each.sheets for each in found])
    print(f"{n} entries, {m} judges, {r} sheets each, {best} places, {sheets:.0f} further sheets, {count} competitions")
    print(f"  right winners: now {now:.2f}, by advice {then:.2f}, evenly {evenly:.2f}")
    print(f"  as told:       now {told[0]:.2f}, by advice {told[1]:.2f}, evenly {told[2]:.2f}")
    off = abs(told - right.mean(0)).max() / best
    goals = {
        f"more by advice than evenly: {gain.mean():+.2f} ± {error:.2f}": gain.mean() > 2 * error,
        f"told within {OFF_MOST:.0%} of the places: {off:.1%}": off <= OFF_MOST,
    }
    for what, met in goals.items():
        print(f"  {'met   ' if met else 'MISSED'}  {what}")
    print(f"  {(time.process_time() - started) / count:.2f} s of CPU a competition, making it up included", flush=True)
    return all(goals.values())


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=40)
    options.add_argument("--large", type=int, default=6, help="so many of 5,000 entries")
    chosen, module = options.parse_args(), simulate()
    if module is None:
        print(ABSENT)
        return 0
    met = [tried(module, case, chosen.large if case[0] > 2000 else chosen.seeds) for case in module.CASES]
    print(f"all goals {'met' if all(met) else 'NOT met'}")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
