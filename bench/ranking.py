"""Rankings: the official outcome with every explanation, beside a plain loop that takes float means.

    python bench/ranking.py [--repeats 7]

The same parsed rows in the same run, taking turns, in one process, CPU seconds; the least
of the repeats counts: neighbours on the machine only ever add. Ours is exact (fractions), checks
every score, orders ties, gives awards in six groups and says in two languages why each
entry has its place. The plain loop adds up each judge's floats and takes the mean of the sheets; a
shorter one, which takes every panel to be complete, is shown beside it. The larger case shows that the
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
from judging.ranking.explain import Explainer  # noqa: E402 - as above
from judging.ranking.pipeline import rank  # noqa: E402 - as above
from judging.ranking.report import record  # noqa: E402 - as above
from judging.ranking.tables.given import Source, Tables, given  # noqa: E402 - as above

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
    sheets, totals = {}, {}
    for entry, judge, _criterion, points, _group in rows:
        sheets[entry, judge] = sheets.get((entry, judge), 0.0) + points
    for (entry, _judge), total in sheets.items():
        totals.setdefault(entry, []).append(total)
    return {entry: sum(of) / len(of) for entry, of in totals.items()}


def shorter(rows: list[tuple], judges: int) -> dict[str, float]:
    """The same where every entry is known to have every sheet."""
    sums = {}
    for entry, _judge, _criterion, points, _group in rows:
        sums[entry] = sums.get(entry, 0.0) + points
    return {entry: total / judges for entry, total in sums.items()}


def timed(act: Callable) -> tuple[float, object]:
    gc.collect()
    begun = time.process_time()
    result = act()
    return time.process_time() - begun, result


class Case:
    """One size: its rows, its input, and the best time of each way."""

    def __init__(self, rules, entries: int, judges: int):
        self.rules, self.rows, self.judges = rules, table(entries, judges), judges
        text = "\n".join(["entry,judge,criterion,score,group", *(",".join(map(str, row)) for row in self.rows)])
        tables = Tables(scores=Source("scores.csv", text.encode()))
        self.reading, self.given = timed(lambda: given(tables, rules))
        self.plain = self.shorter = self.ours = float("inf")

    def official(self) -> tuple:
        outcome = rank(self.rules, self.given)
        explainer = Explainer(self.rules, outcome)
        return outcome, [explainer.explain(standing) for standing in outcome.standings]

    def turn(self) -> None:
        seconds, means = timed(lambda: plain(self.rows))
        self.plain = min(self.plain, seconds)
        self.shorter = min(self.shorter, timed(lambda: shorter(self.rows, self.judges))[0])
        seconds, (outcome, told) = timed(self.official)
        self.ours = min(self.ours, seconds)
        assert len(told) == len(means) == len(outcome.standings)
        assert all(abs(means[s.entry] - s.total) < 1e-9 for s in outcome.standings)
        self.outcome = outcome

    def say(self) -> None:
        each = self.ours / len(self.rows) * 1e6
        print(
            f"{len(self.given.entries):6,} entries, {len(self.rows):7,} scores: plain {self.plain * 1000:6.1f} ms, "
            f"ours {self.ours * 1000:7.1f} ms ({self.ours / self.plain:.1f} times, {each:.2f} µs a score; "
            f"{self.ours / self.shorter:.1f} times the shorter loop); "
            f"reading the CSV {self.reading * 1000:.0f} ms"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=7)
    repeats = parser.parse_args().repeats
    rules = read(document())
    small, large = (Case(rules, *size) for size in (SMALL, LARGE))
    gc.collect()
    gc.freeze()  # or the collector walks over the input of the other case again and again
    for _ in range(repeats):
        small.turn()
        large.turn()
    for case in (small, large):
        case.say()
    seconds, text = timed(lambda: record.written(record.record(rules, small.outcome, record.Names("", ""))))
    print(f"   JSON with every derivation: {seconds * 1000:.0f} ms, {len(text) / 1e6:.1f} MB")
    times = small.ours / small.plain
    growth = (large.ours / len(large.rows)) / (small.ours / len(small.rows))
    is_met = times <= TIMES_MOST and growth <= GROWTH_MOST
    print(f"goal: at most {TIMES_MOST} times the plain loop: {times:.1f}")
    print(f"goal: time a score, large over small, at most {GROWTH_MOST}: {growth:.2f}")
    print(f"goals: {'met' if is_met else 'MISSED'}")
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
