"""The Big List of Naughty Strings and our own, each in each text field about an entry.

    python bench/naughty.py [--strings 1000] [--first 0]

The fields are those of the forms that an entrant, a secretary or an organiser finds (``tests/naughty/filling``): each
string goes into all of them, the answer must be no fault and hold nothing that runs, and show the text as our boundary
leaves it. Then a megabyte goes into each field alone and must be answered within 50 ms of the processor once it is
read: the median counts. The list comes from its npm package, once, into ``build/corpora``.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from flask import g, request

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from corpora import naughty_strings  # noqa: E402 - the path first

from judging import create_app  # noqa: E402 - the path first
from judging.infra import schema  # noqa: E402 - the path first
from tests.arriving.instance import SETTINGS  # noqa: E402 - the path first
from tests.kept import Kept  # noqa: E402 - the path first
from tests.naughty.filling import MARKS, MEGABYTE, PATIENCE, Hall, filled, overfilled  # noqa: E402 - the path first
from tests.naughty.strings import STRINGS  # noqa: E402 - the path first

READ = ("judging/**/*.py", "templates/**/*.html", "tests/naughty/*.py")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--strings", type=int, default=1000)
    options.add_argument("--first", type=int, default=0)
    chosen = options.parse_args()
    theirs = naughty_strings()
    strings = [*theirs, *STRINGS][chosen.first : chosen.first + chosen.strings]
    kept = Kept("naughty", (file for pattern in READ for file in ROOT.glob(pattern)))
    known = {each["string"]: each["wrong"] for each in kept.read()}
    start, wrong = time.perf_counter(), []
    with tempfile.TemporaryDirectory() as place, hall(place) as at:
        for string in strings:
            if (name := ascii(string)) not in known:
                known[name] = [str(what) for what in filled(at, cycle([string]))]
                kept.add({"string": name, "wrong": known[name]})
            wrong += [f"{name[:60]}: {what}" for what in known[name]]
        medians = {name: megabyte(at, long, wrong) for name, long in (("letters", MEGABYTE), ("marks", MARKS))}
    print("\n".join(wrong[:40]))
    print(f"{len(strings)} strings, {len(theirs)} of them of the list, {time.perf_counter() - start:.0f} s")
    goals = {"no fault, nothing that runs, the text itself": not wrong}
    for name, median in medians.items():
        goals[f"a megabyte of {name}: {median * 1000:.0f} ms, at most {PATIENCE * 1000:.0f}"] = median <= PATIENCE
    for goal, is_met in goals.items():
        print(f"goal: {goal}: {'met' if is_met else 'MISSED'}{'' if theirs else ' (WITHOUT the list)'}")
    return int(not all(goals.values()))


@contextmanager
def hall(place: str) -> Iterator[Hall]:
    """An instance of its own."""
    app = create_app(SETTINGS | {"INSTANCE": place})
    app.config.update(WTF_CSRF_ENABLED=False, SECOND_FACTOR=False, TRUSTED_HOSTS=None)
    with app.app_context():
        schema.upgrade()
        yield Hall(app)


def megabyte(at: Hall, long: str, wrong: list[str]) -> float:
    """The median of the requests' processor seconds once their bodies are read: checking, and the page that says no."""
    seconds: list[float] = []

    def begun() -> None:
        if request.method == "POST":
            len(request.form)  # undoing %C4%91 is Python's own work and takes most of the time
            g.begun = time.process_time()

    def ended(answer):
        if request.method == "POST":
            seconds.append(time.process_time() - g.begun)
        return answer

    at.app.before_request_funcs.setdefault(None, []).insert(0, begun)
    at.app.after_request_funcs.setdefault(None, []).append(ended)
    found, _ = overfilled(at, long)
    at.app.before_request_funcs[None].remove(begun)
    at.app.after_request_funcs[None].remove(ended)
    wrong += [f"a megabyte: {what}" for what in found]
    return statistics.median(seconds)


if __name__ == "__main__":
    sys.exit(main())
