"""The same photo found again among products drawn alike, beside plain ImageHash, in one run.

    python bench/originality.py [--seed 2] [--fix] [--products 1000] [--every 1]

Every product of a craft is drawn before the same backdrop in the same light; every sixth has two further views, which
are no copies. Each product's photo is changed in seven ways and sought among all photos. A hint at any other photo is
false, also at another view of the same set. ``--fix`` searches seed 1 and shows what each pair of limits would have
given: from that the limits of ``judging.media.likeness`` and the baseline's distances were chosen. A run without it
measures seed 2 with them. Drawings are kept in ``build/originality``, so a broken run goes on.

Then one photo is sought among 20,000: prints mixed of two drawn ones each. Ends with status 1 if a goal is missed;
ImageHash is left out, by name, where it is not installed.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # idle threads spin, and would be counted
import numpy as np  # noqa: E402 - needs the setting above
from PIL import Image  # noqa: E402 - as above

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from judging.media import likeness  # noqa: E402 - needs the path set above
from judging.media.prints import coarse_of, print_of  # noqa: E402 - as above
from tests.media.copies import ASKED, HARDER, drawn, products, served, with_views  # noqa: E402 - as above

try:
    import imagehash
except ImportError:
    imagehash = None

FIXED, MEASURED = 1, 2
RECALL_LEAST, PRECISION_LEAST, SECONDS_MOST = 0.95, 0.99, 1.0
MANY = 20_000
OUTLINES = (0.05, 0.08, 0.1, 0.12, 0.15, 0.2)
COLOURS = (4, 5, 6, 7, 8, 10, 12, 15)
DISTANCES = (0, 2, 4, 6, 8, 10, 12, 16)  # of 64 bits


class Shelf:
    """All photos of a seed, as prints and as plain hashes."""

    def __init__(self, seed: int, count: int):
        self.shown = with_views(products(seed, count))
        self.pictures = [drawn(each, seed, ROOT / "build/originality" / str(seed)) for each in self.shown]
        self.prints = [print_of(served(picture)) for picture in self.pictures]
        self.coarse = [coarse_of(each) for each in self.prints]
        self.hashes = hashed(self.pictures)

    def measured(self, sought: bytes) -> list[likeness.Measures]:
        found = likeness.candidates(sought, self.coarse)
        return likeness.measured(sought, found, [self.prints[each.index] for each in found])


def measured(sought: bytes, prints: list[bytes]) -> list[likeness.Measures]:
    found = likeness.candidates(sought, [coarse_of(each) for each in prints])
    return likeness.measured(sought, found, [prints[each.index] for each in found])


def hashed(pictures: list[Image.Image]) -> np.ndarray:
    """The perceptual hashes of ImageHash as bits; none where it is not installed."""
    if imagehash is None:
        return np.zeros((len(pictures), 0), bool)
    return np.array([imagehash.phash(picture).hash.ravel() for picture in pictures])


class Tally:
    """Queries, right hints and false hints, by what was done and by limit."""

    def __init__(self):
        self.sought, self.right, self.wrong = Counter(), Counter(), Counter()
        self.turned = Counter()  # the photo found when the copy was there first
        self.accused: dict[object, set] = {}

    def add(self, way: str, limit, right: bool, wrong: list) -> None:
        self.right[way, limit] += right
        self.wrong[way, limit] += len(wrong)
        self.accused.setdefault(limit, set()).update(wrong)

    def recall(self, ways, limit) -> float:
        return sum(self.right[way, limit] for way in ways) / sum(self.sought[way] for way in ways)

    def precision(self, ways, limit) -> float:
        right, wrong = (sum(each[way, limit] for way in ways) for each in (self.right, self.wrong))
        return right / (right + wrong) if right + wrong else 1.0


def run(shelf: Shelf, *, seed: int, sought: range, limits) -> tuple[Tally, Tally]:
    """Each product sought in every way; ours by each pair of limits, and the baseline by each distance."""
    ours, plain = Tally(), Tally()
    for at in sought:
        for way, change in (ASKED | HARDER).items():
            picture = change(shelf.pictures[at], random.Random(f"{seed} {at} {way}"))
            name = shelf.shown[at].name
            ours.sought[way] += 1
            plain.sought[way] += 1
            copy = print_of(served(picture))
            found, back = shelf.measured(copy), measured(shelf.prints[at], [copy])
            for limit in limits:
                ours.turned[way, limit] += any(_is_within(each, limit) for each in back)
                hints = [each.index for each in found if _is_within(each, limit)]
                ours.add(way, limit, at in hints, _pairs(shelf, name, [other for other in hints if other != at]))
            apart = (shelf.hashes != hashed([picture])).sum(1)
            for most in DISTANCES if imagehash else ():
                hints = np.flatnonzero(apart <= most).tolist()
                plain.add(way, most, at in hints, _pairs(shelf, name, [other for other in hints if other != at]))
        if at % 100 < sought.step:
            print(f"  at product {at}", file=sys.stderr, flush=True)
    return ours, plain


def _is_within(each: likeness.Measures, limit: tuple[float, float]) -> bool:
    return each.outlines <= limit[0] and each.colours <= limit[1]


def _pairs(shelf: Shelf, name: str, others: list[int]) -> list[tuple[str, str]]:
    return [tuple(sorted((name, shelf.shown[other].name))) for other in others]


def seconds(shelf: Shelf, *, seed: int) -> float:
    """CPU seconds of the slowest of twenty searches among ``MANY`` photos, beside which the same photos lie."""
    dice = np.random.default_rng(seed)
    cells = np.frombuffer(b"".join(shelf.prints), np.uint8).reshape(len(shelf.prints), -1)
    pairs = dice.integers(len(cells), size=(MANY - len(cells), 2))
    mixed = ((cells[pairs[:, 0]].astype(np.uint16) * 3 + cells[pairs[:, 1]]) // 4).astype(np.uint8)
    mixed[:, 0] = cells[0, 0]
    prints = shelf.prints + [row.tobytes() for row in mixed]
    coarse = [coarse_of(each) for each in prints]
    spent = []
    for at in dice.integers(len(shelf.prints), size=20):
        begun = time.process_time()
        found = likeness.search(prints[at], coarse, lambda indices: [prints[each] for each in indices])
        spent.append(time.process_time() - begun)
        assert found[0].index == at
    print(f"one photo among {len(prints):,}: {np.median(spent):.2f} s CPU in the middle, {max(spent):.2f} s at most")
    return max(spent)


def report(name: str, tally: Tally, limit) -> tuple[float, float]:
    """Print a line for each way and two for all; recall and precision of what is asked for."""
    print(f"{name}:")
    for way in ASKED | HARDER:
        wrong = tally.wrong[way, limit]
        print(f"  {way:32} recall {tally.recall([way], limit):.4f}  precision {tally.precision([way], limit):.4f}"
              f"  false hints {wrong}")  # fmt: skip
    for words, ways in (("asked for", ASKED), ("all", ASKED | HARDER)):
        recall, precision = tally.recall(ways, limit), tally.precision(ways, limit)
        print(f"  {words:32} recall {recall:.4f}  precision {precision:.4f}")
    if tally.turned:
        turned = sum(tally.turned[way, limit] for way in ASKED | HARDER) / tally.sought.total()
        print(f"  the copy first, then the photo   recall {turned:.4f}")
    accused = sorted(tally.accused.get(limit, ()))
    print(f"  pairs falsely hinted at: {len(accused)}", *(f"({' and '.join(pair)})" for pair in accused[:4]))
    return tally.recall(ASKED, limit), tally.precision(ASKED | HARDER, limit)


def fix(shelf: Shelf, sought: range) -> None:
    """What each pair of limits gives on the seed they are chosen on."""
    limits = [(outlines, colours) for outlines in OUTLINES for colours in COLOURS]
    ours, plain = run(shelf, seed=FIXED, sought=sought, limits=limits)
    ways = ASKED | HARDER
    for limit in limits:
        print(f"outlines {limit[0]:.2f} colours {limit[1]:2}: recall asked {ours.recall(ASKED, limit):.4f}"
              f" all {ours.recall(ways, limit):.4f}  precision {ours.precision(ways, limit):.4f}"
              f"  pairs {len(ours.accused.get(limit, ()))}")  # fmt: skip
    for most in DISTANCES if imagehash else ():
        print(f"ImageHash phash, at most {most:2} bits: recall asked {plain.recall(ASKED, most):.4f}"
              f"  precision {plain.precision(ways, most):.4f}")  # fmt: skip
    print(sorted(ours.accused[likeness.OUTLINES_MOST, likeness.COLOURS_MOST]))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=MEASURED)
    options.add_argument("--fix", action="store_true", help="show what limits give on the seed they are fixed on")
    options.add_argument("--products", type=int, default=1000)
    options.add_argument("--every", type=int, default=1, help="seek only every n-th product, among all")
    chosen = options.parse_args()
    seed = FIXED if chosen.fix else chosen.seed
    shelf = Shelf(seed, chosen.products)
    sought = range(0, chosen.products, chosen.every)
    print(f"seed {seed}: {len(shelf.prints)} photos of {chosen.products} products, {len(sought)} of them sought "
          f"in {len(ASKED | HARDER)} ways", flush=True)  # fmt: skip
    if chosen.fix:
        fix(shelf, sought)
        return 0
    limit = likeness.OUTLINES_MOST, likeness.COLOURS_MOST
    ours, plain = run(shelf, seed=seed, sought=sought, limits=[limit])
    recall, precision = report(f"ours (outlines {limit[0]}, colours {limit[1]}; fixed on seed {FIXED})", ours, limit)
    if imagehash is None:
        print("ImageHash is not installed: no baseline (pip install ImageHash)")
    for most in (0, 8) if imagehash else ():
        report(f"ImageHash {imagehash.__version__} phash, at most {most} of 64 bits", plain, most)
    slowest = seconds(shelf, seed=seed)
    goals = recall >= RECALL_LEAST and precision >= PRECISION_LEAST and slowest < SECONDS_MOST
    print(f"goal: recall {RECALL_LEAST} of what is asked for at precision {PRECISION_LEAST} of all, "
          f"{MANY:,} photos in under {SECONDS_MOST:g} s: {'met' if goals else 'MISSED'}")  # fmt: skip
    return not goals


if __name__ == "__main__":
    sys.exit(main())
