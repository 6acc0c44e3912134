"""Do the tests of the statistics notice? One small thing wrong in a module at a time, against that module's own tests.

    python bench/mutants_certainty.py [--module severity] [--sample 25 --seed 1] [--processes 2]

How a mutant is made and tried stands in ``tests/mutants``. What was tried is kept in
``build/mutants`` until the module or its tests change, so a run that was stopped goes on. Ends with
status 1 below 75 % killed; who lives on is named.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
import judging.cli  # noqa: E402, F401 - before the processes part, so that none has to
from tests.kept import Kept  # noqa: E402 - as above
from tests.mutants.making import Mutant, mutants, sample  # noqa: E402 - as above
from tests.mutants.trying import asked, statistical, tried  # noqa: E402 - as above

KILLED_LEAST = 0.75


def main() -> int:
    files = statistical()
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--module", choices=[file.stem for file in files])
    options.add_argument("--sample", type=int, help="so many of each module, drawn by the seed")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=2)
    chosen = options.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "1":  # or the order of a set may kill today and not tomorrow
        os.environ |= {"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        os.execv(sys.executable, [sys.executable, *sys.argv])
    started, killed, all_of_them = time.perf_counter(), 0, 0
    for file in files:
        if chosen.module in (None, file.stem):
            looked_at = sample(list(mutants(file)), chosen.sample, seed=chosen.seed)
            living = [name for name, lives in results(file, looked_at, chosen.processes).items() if lives]
            print(f"{file.stem:18} {len(looked_at):4} mutants, {len(looked_at) - len(living):4} killed", flush=True)
            print("".join(f"  {name}\n" for name in living), end="", flush=True)
            killed, all_of_them = killed + len(looked_at) - len(living), all_of_them + len(looked_at)
    seed = f", seed {chosen.seed}" if chosen.sample else ""
    print(f"{killed} of {all_of_them} killed ({killed / all_of_them:.1%}){seed}, {time.perf_counter() - started:.0f} s")
    is_met = killed >= KILLED_LEAST * all_of_them
    print(f"goal: at least {KILLED_LEAST:.0%}: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


def results(file: Path, looked_at: list[Mutant], processes: int) -> dict[str, bool]:
    """Whether each mutant of a module lives on, by name; those that were tried before are not tried again."""
    kept = Kept(f"mutants/{file.stem}", [file, *map(Path, asked(file))])
    known = dict(kept.read())
    waiting = [mutant for mutant in looked_at if mutant.name not in known]
    if waiting and subprocess.run([sys.executable, "-m", "pytest", "-q", *asked(file)], cwd=ROOT).returncode:
        sys.exit("The tests fail on the code as it is: nothing can be said.")
    for mutant, lives in tried(waiting, [], processes=processes):
        known[mutant.name] = lives
        kept.add([mutant.name, lives])
    return {mutant.name: known[mutant.name] for mutant in looked_at}


if __name__ == "__main__":
    sys.exit(main())
