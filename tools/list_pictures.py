"""Write judging/demo/depicted.csv: what each of the demo's pictures shows, in the drawing's own words.

The demo reads this list and not the drawing, which needs numpy. Run it after the
drawing's forms or the demo's numbers have changed: python tools/list_pictures.py
"""

import csv
from collections import Counter
from pathlib import Path

from judging.demo import plans
from judging.demo.drawing import describe

WORDS = ("form", "finish", "motif", "colour")
LIST = Path(__file__).parents[1] / "judging" / "demo" / "depicted.csv"


def main() -> None:
    """One line a picture, craft by craft."""
    counts = Counter()
    for slug in plans.SLUGS:
        for group in plans.load(slug, year=0).groups:
            counts.update({share.craft: share.entries for share in group})
    with LIST.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["craft", "seed", *WORDS])
        for craft, count in counts.items():
            for seed in range(1, count + 1):
                shown = describe(craft, seed)
                lines.writerow([craft, seed, *(shown[word] for word in WORDS)])


if __name__ == "__main__":
    main()
