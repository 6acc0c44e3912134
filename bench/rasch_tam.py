"""The many-facet Rasch model: how long ours takes, and R's TAM beside it where R is installed.

    python bench/rasch_tam.py [--repeats 3]

CPU seconds, one thread for linear algebra, the least of the repeats; competitions of ``bench/simulate.py`` of the
shared folder. TAM (tam.mml.mfr: marginal maximum likelihood, the same facets and thresholds) is given the smallest of
them and timed inside R without its start; that both measure the same thing is held to by Spearman's correlation of the
entries' measures.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

if __name__ == "__main__":  # before numpy is there: on a busy machine its threads wait for each other
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from fractions import Fraction  # noqa: E402 - needs the path set above

import numpy as np  # noqa: E402 - as above

from judging.ranking.certainty.marks import Floats, Marks  # noqa: E402 - as above
from judging.ranking.certainty.rasch.model import rasch  # noqa: E402 - as above
from judging.ranking.certainty.rasch.scales import Range  # noqa: E402 - as above
from tests.ranking.certainty.simulated import SHARED, marks_of, simulate  # noqa: E402 - as above

#: Entries, judges, sheets an entry, and the CPU seconds it may take at most.
CASES = ((218, 15, 5, 0.1), (300, 12, 4, 0.1), (5_000, 200, 3, 1.5))
TIMES_LEAST, ALIKE_LEAST = 5, 0.999
TEN = Range(Fraction(10), Fraction(1))
NO_R = "LEFT OUT: TAM, for there is no Rscript on this machine (apt install r-base-core, then install.packages('TAM'))"
NO_TAM = "LEFT OUT: TAM, which is not installed in this R (install.packages('TAM'))"
SCRIPT = """
if (!suppressWarnings(suppressMessages(require(TAM, quietly = TRUE)))) quit(status = 3)
sheets <- read.csv(commandArgs(trailingOnly = TRUE)[1])
criteria <- grep("^c", names(sheets), value = TRUE)
took <- system.time(model <- tam.mml.mfr(
  resp = sheets[, criteria], facets = sheets["judge"], formulaA = ~ item + judge + step, pid = sheets$entry,
  verbose = FALSE, control = list(progress = FALSE)))
cat(took[["user.self"]] + took[["sys.self"]], "\\n")
write.table(model$person[, c("pid", "EAP")], col.names = FALSE, row.names = FALSE)
"""


def compared(repeats: int = 3) -> bool:
    """Print our times and TAM's; whether the goals are met (what is left out breaks none)."""
    if (benchmark := simulate()) is None:
        print(f"LEFT OUT: no {SHARED.name}/bench/simulate.py beside the checkout or at JUDGING_SHARED")
        return True
    is_met, smallest = True, None
    for entries, judges, each, most in CASES:
        marks = marks_of(benchmark.generate(entries, judges, each, seed=1))
        seconds, model = min((timed(marks) for _ in range(repeats)), key=lambda run: run[0])
        size = f"{entries:,} entries, {judges} judges, {each} each"
        print(f"Rasch, {size}: {seconds * 1000:.0f} ms in {model.rounds} rounds; goal: at most {most * 1000:.0f} ms")
        is_met = is_met and seconds <= most
        smallest = smallest or (marks, seconds, model.entries.measure)
    return tam(*smallest) and is_met


def timed(marks: Marks):
    begun = time.process_time()
    model = rasch(marks, [TEN] * len(marks.criteria))
    return time.process_time() - begun, model


def tam(marks: Marks, ours: float, measures: Floats) -> bool:
    """Print TAM's time on these sheets beside ours; whether ours is so many times faster and they measure alike."""
    if not (found := shutil.which("Rscript")):
        print(NO_R)
        return True
    with TemporaryDirectory() as folder:
        sheets, script = Path(folder, "sheets.csv"), Path(folder, "tam.R")
        rows = zip(marks.entry, marks.judge, marks.points.astype(int).tolist(), strict=True)
        lines = [",".join(map(str, (entry, judge, *points))) for entry, judge, points in rows]
        sheets.write_text("\n".join([",".join(("entry", "judge", *marks.criteria)), *lines]))
        script.write_text(SCRIPT)
        ran = subprocess.run([found, str(script), str(sheets)], capture_output=True, text=True, timeout=600)
    if ran.returncode == 3:
        print(NO_TAM)
        return True
    if ran.returncode:
        print(f"TAM failed: {ran.stderr.strip()[-300:]}")
        return False
    return said(ran.stdout, ours, measures)


def said(output: str, ours: float, measures: Floats) -> bool:
    first, *rows = output.split("\n")
    theirs, people = float(first), [row.split() for row in rows if row]
    eap = np.zeros(len(measures))
    eap[[int(entry.strip('"')) for entry, _ in people]] = [float(value) for _, value in people]
    alike, times = spearman(eap, measures), theirs / ours
    print(f"TAM, the first of these: {theirs * 1000:.0f} ms, {times:.1f} times ours; goal: at least {TIMES_LEAST}")
    print(f"Spearman's correlation of TAM's and our measures: {alike:.5f}; goal: at least {ALIKE_LEAST}")
    return times >= TIMES_LEAST and alike >= ALIKE_LEAST


def spearman(one: Floats, other: Floats) -> float:
    """The correlation of the mean ranks."""
    return float(np.corrcoef(*map(_ranks, (one, other)))[0, 1])


def _ranks(values: Floats) -> Floats:
    _, at, count = np.unique(np.round(values, 9), return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[at]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=3)
    is_met = compared(options.parse_args().repeats)
    print(f"goals: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
