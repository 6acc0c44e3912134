"""Our two ways of ranking as the shared benchmark calls them, and its table with them in a short run.

    python bench/methods.py [--seeds 20]
    PYTHONPATH=. python ../shared/bench/simulate.py --method bench.methods:corrected

``corrected`` is the mean of sheets with each judge's severity taken away (least squares); ``predicted`` is what the
chances are centred on, drawn towards the mean (REML). Plain mean and oracle, which knows the severities, beside them.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from judging.ranking.certainty.marks import Floats  # noqa: E402 - needs the path set above
from judging.ranking.certainty.severity import severities  # noqa: E402 - as above
from judging.ranking.certainty.variances import shrunken, variances  # noqa: E402 - as above
from tests.ranking.certainty.simulated import SHARED, marks_of, simulate  # noqa: E402 - as above

ABSENT = f"LEFT OUT: no {SHARED.name}/bench/simulate.py beside the checkout or at JUDGING_SHARED; nothing was compared"


def corrected(made) -> Floats:
    """The severity-corrected mean of each entry."""
    return severities(marks_of(made)).corrected


def predicted(made) -> Floats:
    """What each entry adds to the mean, drawn in."""
    marks = marks_of(made)
    return shrunken(marks, variances(marks)).merit


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seeds", type=int, default=20)
    chosen, benchmark = options.parse_args(), simulate()
    if benchmark is None:
        print(ABSENT)
        return 0
    methods = {"corrected": corrected, "predicted": predicted, **benchmark.METHODS}
    for design in ("random", "panels", "sorted"):
        benchmark.show(benchmark.run(benchmark.CASES[:2], methods, chosen.seeds, design=design))
    return 0


if __name__ == "__main__":
    sys.exit(main())
