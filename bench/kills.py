"""The real server (granian), killed while four judges save: is everything that was acknowledged on the disk?

    python bench/kills.py [--kills 1000] [--seed 1]

Each time the server and its processes get SIGKILL at a moment drawn, and are started again on the same file: fifty
times on one, then on a new one with the next seed. After every kill the acknowledged operations are looked up with
their receipts; after the fiftieth SQLite's integrity check and `judging check` are asked as well. The moments are real
time: a seed draws them, it does not repeat them. Each fifty are kept in ``build/kills`` until the code changes, so a
run that was stopped goes on.
"""

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.faults.killing import Hall  # noqa: E402 - the path first
from tests.kept import Kept  # noqa: E402 - the path first

FIFTY = 50
READ = ("judging/**/*.py", "tests/faults/*.py")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    kept = Kept("kills", (file for pattern in READ for file in ROOT.glob(pattern)))
    known = {each["seed"]: each for each in kept.read()}
    found, started = [], time.perf_counter()
    for seed in range(chosen.seed, chosen.seed + math.ceil(chosen.kills / FIFTY)):
        if seed not in known:
            known[seed] = killed(seed)
            kept.add(known[seed])
        found.append(known[seed])
        print("seed {seed:<4} {kills} kills, {acknowledged:5} operations acknowledged, {lost} lost, {wrong}".format(
            **known[seed], wrong=known[seed]["broken"] or "sound"), flush=True)  # fmt: skip
    return report(found, took=time.perf_counter() - started)


def killed(seed: int) -> dict:
    """Fifty kills on one file, and what they left of it."""
    lost = set()
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder), seed=seed)
        for _ in range(FIFTY):
            hall.kill_once()
            lost |= set(hall.lost())
        return {
            "seed": seed, "kills": FIFTY, "acknowledged": hall.acknowledged, "lost": len(lost),
            "broken": looked_at(hall),
        }  # fmt: skip


def looked_at(hall: Hall) -> list[str]:
    """What SQLite or the invariants find wrong."""
    is_clean, said = hall.checked()
    return [*([] if hall.is_whole() else ["integrity_check failed"]), *([] if is_clean else [said])]


def report(found: list[dict], *, took: float) -> int:
    """Sums, and whether all is well: every file sound, and something at stake at every kill."""
    kills, acknowledged, lost = (sum(each[name] for each in found) for name in ("kills", "acknowledged", "lost"))
    is_met = not lost and not any(each["broken"] for each in found) and acknowledged >= kills
    print(f"{kills} kills, {acknowledged} operations acknowledged, {lost} lost, {took:.0f} s")
    print(f"goal: every acknowledged operation there after {kills} kills, invariants clean: "
          f"{'met' if is_met else 'MISSED'}")  # fmt: skip
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
