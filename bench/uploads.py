"""Server and worker killed at every step of a photo's way: is a row without bytes, or are bytes without a row, left?

    python bench/uploads.py [--kills 200]

Photos of several sizes go from a phone to the store in a process that gets SIGKILL at one step of it: before or after
a write to the disk, a renaming, a removal or a commit. Every step of every photo is tried once, in turn, until there
are enough; after each the way is begun again and looked at (``tests/arriving``). What was tried is kept in
``build/uploads`` until the code changes, so a run that was stopped goes on.
"""

import argparse
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.arriving.instance import prepare  # noqa: E402 - the path first
from tests.arriving.killing import Trials  # noqa: E402 - the path first
from tests.kept import Kept  # noqa: E402 - the path first
from tests.media import photos  # noqa: E402 - the path first

READ = ("judging/**/*.py", "tests/arriving/*.py")
SMALLEST = 300  # px on the long side of the first photo; each next one is larger by as much


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    chosen = options.parse_args()
    kept = Kept("uploads", (file for pattern in READ for file in ROOT.glob(pattern)))
    known = {(each["photo"], each["step"]): each["wrong"] for each in kept.read()}
    started, found = time.perf_counter(), []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with Trials(folder, prepared=prepare(folder / "prepared")) as trials:
            for number, step in islice(ways(folder, trials), chosen.kills):
                if (number, step) not in known:
                    known[number, step] = trials.kill(folder / f"{number}.jpg", step)
                    kept.add({"photo": number, "step": step, "wrong": known[number, step]})
                found.append(known[number, step])
    wrong = [f"photo {number}, {what}" for (number, _), said in known.items() for what in said]
    print("\n".join(wrong[:20]))
    print(f"{len(found)} kills, {time.perf_counter() - started:.0f} s")
    print(f"goal: no row without bytes, no bytes without a row, nothing lost: {'MISSED' if wrong else 'met'}")
    return int(bool(wrong))


def ways(folder: Path, trials: Trials):
    """(number of the photo, step) of every step of one photo after the other."""
    for number in count(1):
        photo = photos.jpeg(
            folder / f"{number}.jpg", image=photos.picture((number * SMALLEST, number * SMALLEST * 3 // 4))
        )
        for step in range(1, trials.steps(photo) + 1):
            yield number, step


if __name__ == "__main__":
    sys.exit(main())
