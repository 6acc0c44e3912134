"""Rankings: the official outcome with every explanation, beside a plain loop that takes float means.

    python bench/ranking.py [--repeats 7]

The same parsed rows in the same run, taking turns, in one process; the least of the
repeats counts: neighbours on the machine only ever add. Ours is exact (fractions), checks
every score, orders ties, gives awards in six groups and says in two languages why each
entry has its place. The plain loop adds up floats and divides. The larger case shows that the
time grows with the scores and not faster.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from judging.ranking.document.reading import read  # noqa: E402 - needs the path set above
from judging.ranking.explain import Explainer  # noqa: E402
from judging.ranking.pipeline import rank  # noqa: E402
from judging.ranking.report import record  # noqa: E402
from judging.ranking.tables.given import Source, Tables, given  # noqa: E402

TIMES_MOST, GROWTH_MOST = 40, 1.3
SMALL, LARGE = (5_000, 3), (20_000, 5)
GROUPS = ("gom", "son", "may", "kham", "theu", "dong")
CRITERIA = ("idea", "market", "beauty", "green", "culture")


def document() -> str:
    """The Hanoi handicraft contest's shape: five criteria, six groups, 1, 3, 4 and 7 awards in each."""
    lines = ['id = "bench"', 'name = "Đo"']
    lines += [f'[[group]]\nid = "{group}"\nname = "Nhóm {group}"' for group in GROUPS]
    lines += ['[[round]]\nid = "final"\nname = "Chung khảo"\nkind = "score"\nthreshold = 50']
    lines += [f'[[round.criterion]]\nid = "{id}"\nname = "{id}"\nmaximum = 20\nstep = 0.5' for id in CRITERIA]
    for id, cap in (("first", 1), ("second", 3), ("third", 4), ("consolation", 7)):
        lines += [f'[[award]]\nid = "{id}"\nname = "Giải {id}"\ncap = {cap}']
    return "\n".join([*lines, '[ties]\nchain = ["criterion:idea", "criterion:beauty", "highest", "lowest"]'])


def table(entries: int, judges: int) -> list[tuple[str, str, str, float, str]]:
    """Every judge's points for every entry; neighbours are close, so ties are common."""
    random = Random(2024)
    rows = []
    for number in range(entries):
        quality, group = random.gauss(13, 2.5), GROUPS[number % len(GROUPS)]
        for judge in range(judges):
            for criterion in CRITERIA:
                points = min(20.0, max(0.0, round(2 * random.gauss(quality, 2)) / 2))
                rows.append((f"E{number:05}", f"J{judge}", criterion, points, group))
    return rows


def plain(rows: list[tuple]) -> dict[str, float]:
    """The mean of the sheets of every entry, as anybody would write it."""
    sums, counts = {}, {}
    for entry, _judge, _criterion, points, _group in rows:
        sums[entry] = sums.get(entry, 0.0) + points
        counts[entry] = counts.get(entry, 0) + 1
    return {entry: sums[entry] / (counts[entry] / len(CRITERIA)) for entry in sums}


def timed(act: Callable) -> tuple[float, object]:
    gc.collect()
    begun = time.perf_counter()
    result = act()
    return time.perf_counter() - begun, result


class Case:
    """One size: its rows, its input, and the best time of each way."""

    def __init__(self, rules, entries: int, judges: int):
        self.rules, self.rows = rules, table(entries, judges)
        text = "\n".join(["entry,judge,criterion,score,group", *(",".join(map(str, row)) for row in self.rows)])
        tables = Tables(scores=Source("scores.csv", text.encode()))
        self.reading, self.given = timed(lambda: given(tables, rules))
        self.plain = self.ours = float("inf")

    def official(self) -> tuple:
        outcome = rank(self.rules, self.given)
        explainer = Explainer(self.rules, outcome)
        return outcome, [explainer.explain(standing) for standing in outcome.standings]

    def turn(self) -> None:
        seconds, means = timed(lambda: plain(self.rows))
        self.plain = min(self.plain, seconds)
        seconds, (outcome, told) = timed(self.official)
        self.ours = min(self.ours, seconds)
        assert len(told) == len(means) == len(outcome.standings)
        assert all(abs(means[s.entry] - s.total) < 1e-9 for s in outcome.standings)
        self.outcome = outcome

    def say(self) -> None:
        each = self.ours / len(self.rows) * 1e6
        print(
            f"{len(self.given.entries):6,} entries, {len(self.rows):7,} scores: plain {self.plain * 1000:6.1f} ms, "
            f"ours {self.ours * 1000:7.1f} ms ({self.ours / self.plain:.1f} times, {each:.2f} µs a score); "
            f"reading the CSV {self.reading * 1000:.0f} ms"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    rules = read(document())
    small, large = (Case(rules, *size) for size in (SMALL, LARGE))
    for _ in range(repeats):
        small.turn()
        large.turn()
    for case in (small, large):
        case.say()
    seconds, text = timed(lambda: record.written(record.record(rules, small.outcome, record.Names("", ""))))
    print(f"   JSON with every derivation: {seconds * 1000:.0f} ms, {len(text) / 1e6:.1f} MB")
    times = small.ours / small.plain
    growth = (large.ours / len(large.rows)) / (small.ours / len(small.rows))
    print(f"times the plain loop: {times:.1f} (at most {TIMES_MOST})")
    print(f"time a score, large over small: {growth:.2f} (at most {GROWTH_MOST})")
    return int(times > TIMES_MOST or growth > GROWTH_MOST)


if __name__ == "__main__":
    sys.exit(main())
