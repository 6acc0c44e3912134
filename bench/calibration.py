"""Is what we say true? Competitions whose truth is known: winners found, chances that come true, places that hold.

    python bench/calibration.py [--seeds 60] [--large 8] [--sorted 100]

The competitions are the shared benchmark's (``tests/ranking/certainty/simulated.py``): 218 entries before 15 judges,
300 before 12 and 5,000 before 200, with 5, 4 and 3 sheets an entry. The corrected mean is compared with the plain
mean and with an oracle that knows every judge's severity on the same seeds. Ends with status 1 if a goal is missed;
where the benchmark is not there, it says so and nothing is compared.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from bench.methods import ABSENT, corrected  # noqa: E402 - needs the path set above
from judging.ranking.certainty.severity import weakly_linked  # noqa: E402 - as above
from tests.ranking.certainty.simulated import looked_at, marks_of, simulate, together  # noqa: E402 - as above

FIRST = 1000  # the benchmark's own first seed
BEHIND_ORACLE = {218: 0.005, 300: 0.005, 5000: 0.02}
SORTED_LEAST, BIN_MOST, COVERED_LEAST = 0.91, 0.04, 0.93
WARNED_RANDOM_MOST = 0.01


class Goals:
    """Each goal on a line of its own, and whether all were met."""

    def __init__(self):
        self.are_met = True

    def check(self, met: bool, what: str) -> None:
        """Print a goal and whether it was met."""
        self.are_met &= bool(met)
        print(f"  {'met   ' if met else 'MISSED'}  {what}", flush=True)


class Shared:
    """The competitions of the shared benchmark."""

    def __init__(self, module, seeds: int, large: int):
        self.module, self.seeds, self.large = module, seeds, large

    def made(self, case: tuple, design: str, seeds: int | None = None):
        """So many of one case, one after the other."""
        n, m, r, _ = case
        usual = self.large if n > 2000 else self.seeds
        for seed in range(FIRST, FIRST + (seeds or usual)):
            yield seed, self.module.generate(n, m, r, seed, design)

    def precisions(self, case: tuple, design: str, seeds: int | None = None) -> np.ndarray:
        """The share of right winners by the corrected mean, the plain one and the oracle, a row a competition."""
        ways = (corrected, self.module.simple_mean, self.module.oracle_severity)
        return np.array([
            [self.precision(way(made), made.truth, case[3], seed=seed) for way in ways]
            for seed, made in self.made(case, design, seeds)
        ])  # fmt: skip

    @staticmethod
    def precision(figure, truth, best: int, *, seed: int) -> float:
        """As the benchmark has it: ties across the line are drawn by lot."""
        lots = np.random.default_rng(seed - FIRST).random(len(figure))
        chosen = np.lexsort((lots, -np.round(figure, 9)))[:best]
        return float(np.isin(chosen, np.argsort(-truth)[:best]).mean())


def named(case: tuple) -> str:
    n, m, r, best = case
    return f"{n} entries, {m} judges, {r} sheets each, {best} best"


def random_design(shared: Shared, goals: Goals) -> None:
    """Corrected against plain and oracle, paired."""
    print("right winners where sheets are dealt at random (corrected, plain, oracle; differences on the same seeds)")
    for case in shared.module.CASES:
        found = shared.precisions(case, "random")
        ours, plain, oracle = found.mean(0)
        gain, behind = found[:, 0] - found[:, 1], found[:, 2] - found[:, 0]
        error = gain.std(ddof=1) / len(gain) ** 0.5
        print(f"  {named(case)}: {ours:.4f} {plain:.4f} {oracle:.4f}, {len(found)} competitions")
        goals.check(gain.mean() > 2 * error, f"better than the plain mean: {gain.mean():+.4f} ± {error:.4f}")
        goals.check(behind.mean() < BEHIND_ORACLE[case[0]], f"behind the oracle: {behind.mean():+.4f}")


def other_designs(shared: Shared, goals: Goals, harsh: int) -> None:
    """Harsher judges for better entries; and panels that share few entries."""
    found = shared.precisions(shared.module.CASES[0], "sorted", harsh).mean(0)
    print(f"right winners where harsher judges have the better entries: {found[0]:.4f} {found[1]:.4f} {found[2]:.4f}")
    goals.check(found[0] >= SORTED_LEAST, f"at least {SORTED_LEAST} of {named(shared.module.CASES[0])}")
    print("warned of weak links")
    for design in ("panels", "random"):
        for case in shared.module.CASES:
            warned = [weakly_linked(marks_of(made)) for _, made in shared.made(case, design)]
            share = float(np.mean(warned))
            met = share == 1 if design == "panels" else share <= WARNED_RANDOM_MOST
            goals.check(met, f"{design}, {named(case)}: {sum(warned)} of {len(warned)}")


def calibration(shared: Shared, goals: Goals) -> None:
    """Chances by fifths, and how many true places lie in the interval told."""
    for case in shared.module.CASES:
        looked = [looked_at(marks_of(made), made.truth, case[3]) for _, made in shared.made(case, "random")]
        found = together(looked)
        print(f"chances to be among the best, {named(case)}, {len(looked)} competitions: told and come true")
        for told, true, count in found.bins():
            goals.check(abs(told - true) <= BIN_MOST, f"{told:.3f}  {true:.3f}  ({count} entries)")
        covered = found.is_covered.mean()
        goals.check(covered >= COVERED_LEAST, f"true places within the interval told: {covered:.3f}, nominally 0.95")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=60)
    options.add_argument("--large", type=int, default=8, help="so many of 5,000 entries")
    options.add_argument("--sorted", type=int, default=100, dest="harsh")
    chosen, module = options.parse_args(), simulate()
    if module is None:
        print(ABSENT)
        return 0
    started, goals, shared = time.perf_counter(), Goals(), Shared(module, chosen.seeds, chosen.large)
    random_design(shared, goals)
    other_designs(shared, goals, chosen.harsh)
    calibration(shared, goals)
    print(f"all goals {'met' if goals.are_met else 'NOT met'}, {time.perf_counter() - started:.0f} s")
    return 0 if goals.are_met else 1


if __name__ == "__main__":
    sys.exit(main())
