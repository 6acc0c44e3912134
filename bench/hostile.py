"""Hostile photos through the real intake: Pillow's own test set and ten thousand mutants, and some of them by HTTP.

    python bench/hostile.py [--mutants 10000] [--first 1] [--processes 2]

Each file goes into the limited process that the worker starts (``judging.media.child``): made, or refused with one of
our reasons, within 10 seconds, in less than 1 GiB; of what it made not a byte may be another than pixels, and the
canary stands nowhere. One mutant in twenty is sent by HTTP too, made by the worker and asked for as a visitor asks. A
mutant is drawn from its seed (``tests/media/mangling``). Pillow's files come from its source package, once, into
``build/corpora``. What was tried is kept in ``build/hostile`` until the code changes: a run that was stopped goes on.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from corpora import pillow_files  # noqa: E402 - the path first

from tests.kept import Kept  # noqa: E402 - the path first
from tests.media import mangling  # noqa: E402 - the path first
from tests.media.trying import MEMORY, PATIENCE, through_the_child  # noqa: E402 - the path first

READ = ("judging/media/*.py", "judging/errors.py", "tests/media/*.py")
ONE_IN, BATCH, SLOWEST = 20, 10, 5


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mutants", type=int, default=10_000)
    options.add_argument("--first", type=int, default=1, help="the first seed")
    options.add_argument("--processes", type=int, default=os.cpu_count())
    chosen = options.parse_args()
    files, seeds = pillow_files(), range(chosen.first, chosen.first + chosen.mutants)
    jobs = [(f"pillow {file.relative_to(file.parents[2])}", file) for file in files]
    jobs += [(f"seed {seed}", seed) for seed in seeds]
    kept = Kept("hostile", (file for pattern in READ for file in ROOT.glob(pattern)))
    known = {each["job"]: each for each in kept.read()}
    new = [job for job in jobs if job[0] not in known]
    for number, each in enumerate(through_the_child(new, processes=chosen.processes), 1):
        kept.add(each)
        known[each["job"]] = each
        if number % 500 == 0:
            print(f"… {number} of {len(new)}", flush=True)
    for each in by_http(seeds[::ONE_IN], known):
        kept.add(each)
        known[each["job"]] = each
    wanted = {job for job, _ in jobs} | {job for job in known if job.startswith("sent")}
    return report([known[job] for job in known if job in wanted], is_whole=bool(files))


def by_http(seeds: range, known: dict) -> Iterator[dict]:
    """Through the form of an entry, the worker and the address of a photo, ten at a time."""
    from judging import create_app
    from judging.infra import schema
    from tests.arriving.instance import SETTINGS
    from tests.media.sending import Sender

    with tempfile.TemporaryDirectory() as place:
        app = create_app(SETTINGS | {"INSTANCE": place})
        app.config.update(WTF_CSRF_ENABLED=False, SECOND_FACTOR=False, TRUSTED_HOSTS=None)
        with app.app_context():
            schema.upgrade()
            sender = Sender(app, Path(place))
            for start in range(0, len(seeds), BATCH):
                batch = seeds[start : start + BATCH]
                if (job := f"sent {batch}") not in known:
                    before = time.perf_counter()
                    wrong = sender.send([mangling.mutant(seed)[1:] for seed in batch])
                    took = time.perf_counter() - before
                    yield {"job": job, "name": job, "end": "sent", "seconds": took, "wrong": wrong}


def report(found: list[dict], *, is_whole: bool) -> int:
    """Print the figures; 1 when something is wrong."""
    for kind in ("pillow", "seed", "sent"):
        some = [each for each in found if each["job"].startswith(kind)]
        ends = Counter(each["end"] for each in some).most_common()
        print(f"{kind}: {len(some)}: " + ", ".join(f"{end} {count}" for end, count in ends))
    tried_alone = sorted((each for each in found if "peak" in each), key=lambda each: -each["seconds"])
    print(
        "slowest: " + "; ".join(f"{e['name']} {e['seconds']:.2f} s ({e['cpu']:.2f} CPU)" for e in tried_alone[:SLOWEST])
    )
    print(f"most memory of a child: {max((each['peak'] for each in tried_alone), default=0) >> 20} MB")
    wrong = [f"{each['name']}: {what}" for each in found for what in each["wrong"]]
    print("\n".join(wrong[:40]))
    goal = f"made or refused, in {PATIENCE} s and {MEMORY >> 20} MB, nothing foreign served"
    print(f"goal: {goal}: {'MISSED' if wrong else 'met'}{'' if is_whole else ' (WITHOUT the files of Pillow)'}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
