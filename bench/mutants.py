"""Do the tests notice? Every module that decides official results, with one small thing wrong in it at a time.

    python bench/mutants.py [--module walk] [--sample 25 --seed 1] [--competitions 500] [--processes 2]

A mutant is killed when a test fails with it: a random competition on which the second
implementation disagrees, or one of the fast tests of ``tests/ranking`` (``tests/mutants``). Who
lives on stands in ``mutants.toml`` beside this file with the reason why it is no fault. What was tried is
kept in ``build/mutants`` until code or tests change, so a run that was stopped goes on. Ends
with status 1 below 90 % killed, for a survivor without a reason and for a reason without its survivor.
"""

import argparse
import gc
import os
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import judging.cli  # noqa: E402, F401 - before the processes part, so that none has to
from tests.kept import Kept  # noqa: E402 - as above
from tests.mutants.making import Mutant, mutants, sample  # noqa: E402 - as above
from tests.mutants.trying import DECIDING, RANKING, cases, tried  # noqa: E402 - as above

KILLED_LEAST = 0.9
REASONS = Path(__file__).with_suffix(".toml")
READ = ("judging/ranking", "judging/errors.py", "tests/ranking", "tests/second", "tests/mutants")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--module", choices=DECIDING)
    options.add_argument("--sample", type=int, help="so many drawn by the seed, not all")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--competitions", type=int, default=500)
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "1":  # or the order of a set may kill today and not tomorrow
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "1"})
    started = time.perf_counter()
    made = [mutant for name in DECIDING for mutant in mutants(RANKING / f"{name}.py")]
    reasons = {row["mutant"]: row["reason"] for row in tomllib.loads(REASONS.read_text(encoding="utf-8"))["lives"]}
    looked_at = [mutant for mutant in made if chosen.module in (None, mutant.file.stem)]
    if chosen.sample:
        looked_at = sample([m for m in looked_at if m.name not in reasons], chosen.sample, seed=chosen.seed)
        print(f"{len(looked_at)} of {len(made)} mutants, seed {chosen.seed}")
    found = results(looked_at, chosen.competitions, chosen.processes)
    faults = report(looked_at, found, reasons)
    gone = sorted(reasons.keys() - {mutant.name for mutant in made})
    for name in gone:
        print(f"  a reason for what is no mutant: {name}")
    killed = sum(not found[mutant.name] for mutant in looked_at)
    print(f"{killed} of {len(looked_at)} killed ({killed / len(looked_at):.1%}), {time.perf_counter() - started:.0f} s")
    is_met = killed >= KILLED_LEAST * len(looked_at) and not faults and not gone
    print(f"goal: at least {KILLED_LEAST:.0%}, a reason for every survivor: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


def results(looked_at: Sequence[Mutant], competitions: int, processes: int) -> dict[str, bool]:
    """Whether each mutant lives on, by name; those that were tried before are not tried again."""
    paths = [ROOT / path for path in READ]
    kept = Kept(
        "mutants", (file for path in paths for file in [*path.rglob("*.py"), path] if file.is_file()), competitions
    )
    found = dict(kept.read())
    waiting = [mutant for mutant in looked_at if mutant.name not in found]
    if waiting:
        known = cases(range(competitions))
        gc.freeze()
        ((_, stands),) = tried([None], known, processes=1)
        if not stands:
            sys.exit("The tests fail on the code as it is: nothing can be said.")
        print(f"the code as it is passes; competitions of seeds 0 to {competitions - 1}", flush=True)
        for mutant, lives in tried(waiting, known, processes=processes):
            found[mutant.name] = lives
            kept.add([mutant.name, lives])
    return found


def report(looked_at: Sequence[Mutant], found: dict[str, bool], reasons: dict[str, str]) -> int:
    """Print what became of each module's mutants, and every survivor; how many have no reason, or one too many."""
    faults = 0
    for name in DECIDING:
        of_module = [mutant.name for mutant in looked_at if mutant.file.stem == name]
        if of_module:
            living = sum(found[mutant] for mutant in of_module)
            print(f"{name:10} {len(of_module):4} mutants, {len(of_module) - living:4} killed, {living:3} live on")
        for line in said(of_module, found, reasons):
            print(f"  {line}")
        faults += sum(found[mutant] != (mutant in reasons) for mutant in of_module)
    return faults


def said(of_module: Sequence[str], found: dict[str, bool], reasons: dict[str, str]) -> Iterator[str]:
    for mutant in of_module:
        if found[mutant]:
            yield f"{mutant}\n      {reasons.get(mutant, 'NO REASON')}"
        elif mutant in reasons:
            yield f"KILLED, yet it has a reason to live: {mutant}"


if __name__ == "__main__":
    sys.exit(main())
