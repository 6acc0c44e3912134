"""The real server (granian), killed while four judges save: is everything that was acknowledged on the disk?

    python bench/kills.py [--kills 1000] [--seed 1]

Each time the server and its processes get SIGKILL at a moment drawn, and are started again on the same file. After
every kill the acknowledged operations are looked up with their receipts; every fiftieth time, and in the end, SQLite's
integrity check and `judging check` as well. The moments are real time: a seed draws them, it does not repeat them.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.faults.killing import Hall  # noqa: E402 - the path first

LOOK = 50


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    started, lost, broken = time.perf_counter(), set(), []
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder), seed=chosen.seed)
        for number in range(1, chosen.kills + 1):
            hall.kill_once()
            lost |= set(hall.lost())
            if number % LOOK == 0 or number == chosen.kills:
                broken += looked_at(hall)
                print(f"{number} kills, {hall.acknowledged} operations acknowledged, {len(lost)} lost, "
                      f"{len(broken)} checks broken, {time.perf_counter() - started:.0f} s", flush=True)  # fmt: skip
        acknowledged = hall.acknowledged
    is_met = not lost and not broken and acknowledged >= chosen.kills
    for sentence in broken:
        print(f"  {sentence}")
    print(f"goal: every acknowledged operation there after {chosen.kills} kills, invariants clean: "
          f"{'met' if is_met else 'MISSED'}")  # fmt: skip
    return int(not is_met)


def looked_at(hall: Hall) -> list[str]:
    """What SQLite or the invariants find wrong."""
    is_clean, said = hall.checked()
    return [*([] if hall.is_whole() else ["integrity_check failed"]), *([] if is_clean else [said])]


if __name__ == "__main__":
    sys.exit(main())
