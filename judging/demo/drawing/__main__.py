"""Make the set of pictures kept in the repository.

    python -m judging.demo.drawing judging/demo/pictures --jobs 2

Files already there are left alone, so an interrupted run can be taken up again.
"""

import argparse
from multiprocessing import Pool
from pathlib import Path

from . import draw

COUNTS = {
    "ceramic": 129,
    "lacquer": 86,
    "weave": 83,
    "inlay": 77,
    "textile": 64,
    "metal": 80,
    "food": 116,
    "machine": 18,
    "other": 18,
}
TURNED = ("ceramic", "lacquer", "weave", "inlay", "textile", "metal")
TURNED_SEEDS = range(1, 7)
QUALITY = {"weave": 78}


def wanted():
    """Every picture of the set: craft, seed, view."""
    for craft, count in COUNTS.items():
        for seed in range(1, count + 1):
            yield craft, seed, 0
            if craft in TURNED and seed in TURNED_SEEDS:
                yield craft, seed, 1
                yield craft, seed, 2


def file_name(craft, seed, view=0):
    """The picture's file name: ceramic-0001.webp, or ceramic-0001-2.webp for a further view."""
    return f"{craft}-{seed:04d}{f'-{view}' if view else ''}.webp"


def make(job):
    """Draw one picture into its file."""
    out, craft, seed, view = job
    target = out / file_name(craft, seed, view)
    part = target.with_suffix(".part")
    draw(craft, seed, view).save(part, "WEBP", quality=QUALITY.get(craft, 82), method=6)
    part.rename(target)
    return target.name


def main():
    """Draw what is missing."""
    parser = argparse.ArgumentParser(description="Draw the product pictures of the demonstration competitions.")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--jobs", type=int, default=1, help="processes to use")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    jobs = [(options.out, *each) for each in wanted() if not (options.out / file_name(*each)).exists()]
    with Pool(options.jobs) as pool:
        for number, name in enumerate(pool.imap_unordered(make, jobs), 1):
            print(f"{number}/{len(jobs)} {name}", flush=True)


if __name__ == "__main__":
    main()
