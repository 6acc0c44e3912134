"""500 entries with 1,500 photos in one import: looked at, with mistakes, imported, killed half-way. What is left?

    python bench/imports.py [--rows 500] [--kills 3] [--small 20] [--seed 6]

Twelve mistakes are planted, and each must be named by its cell. Then the import is killed (SIGKILL) at steps drawn
from the seed: before or after a write to the disk, a statement to the database or the commit. What is there after the
sweep must be nothing or all of it, and the same import begun again must bring all of it. Every import is one of the
real thing, in a process of its own (``tests/importing``); a small one is killed more often.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from sqlalchemy import event  # noqa: E402 - the path first

import tests.factories as make  # noqa: E402 - the path first
from judging import create_app  # noqa: E402 - the path first
from judging.accounts.models import Person  # noqa: E402 - the path first
from judging.competitions.models import Competition  # noqa: E402 - the path first
from judging.infra.db import db  # noqa: E402 - the path first
from judging.tasks import imports  # noqa: E402 - the path first
from judging.tasks.imports import Source  # noqa: E402 - the path first
from tests.arriving.instance import SETTINGS  # noqa: E402 - the path first
from tests.importing import samples  # noqa: E402 - the path first
from tests.importing.killing import Trials  # noqa: E402 - the path first
from tests.importing.test_faults import PLANTED, as_planted  # noqa: E402 - the path first

PHOTOS = 3  # of each entry


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("rows", 500), ("kills", 3), ("small", 20), ("seed", 6)):
        options.add_argument(f"--{name}", type=int, default=usual)
    chosen = options.parse_args()
    print(f"seed {chosen.seed}, {chosen.rows} rows, {PHOTOS * chosen.rows} photos")
    wrong = []
    with tempfile.TemporaryDirectory() as place:
        for name, rows, kills in (("large", chosen.rows, chosen.kills), ("small", 2, chosen.small)):
            folder = Path(place) / name
            folder.mkdir()
            source = samples.source(folder, rows)
            with Trials(folder, source, rows=rows, photos=PHOTOS * rows) as trials:
                if name == "large":
                    wrong += preview(trials.prepared, folder, source, rows=rows)
                    locked(trials.prepared, folder, source)
                wrong += killed(trials, kills, random.Random(chosen.seed), name=name)
    print("\n".join(wrong[:20]))
    print(f"goal: every mistake by its cell; after a kill nothing or all: {'MISSED' if wrong else 'met'}")
    return int(bool(wrong))


def preview(prepared: Path, folder: Path, source: Source, *, rows: int) -> list[str]:
    """What is wrong with what is said of the sheet, with and without mistakes."""
    instance = shutil.copytree(prepared, folder / "looking")
    file = as_planted(folder / "sai.csv", rows)
    with create_app(SETTINGS | {"INSTANCE": str(instance)}).app_context():
        competition = db.session.query(Competition).one().id
        started = time.perf_counter()
        plan = imports.look(competition, source, now=make.NOW)
        print(f"preview: {plan.count('new')} new, {plan.photos} photos, {time.perf_counter() - started:.1f} s")
        found = imports.look(competition, Source(file, source.photos), now=make.NOW).faults
        print(f"mistakes: {', '.join(fault.cell for fault in found)}")
        db.session.remove()
        db.engine.dispose()
    shutil.rmtree(instance)
    is_whole = not plan.faults and not plan.unused and (plan.count("new"), plan.photos) == (rows, PHOTOS * rows)
    return ([] if is_whole else ["the preview is not of the whole"]) + (
        [] if {fault.cell for fault in found} == set(PLANTED) else ["the mistakes named are not those planted"]
    )


def locked(prepared: Path, folder: Path, source: Source) -> None:
    """Print for how long nobody else can write: between the beginning and the commit of the one transaction."""
    instance = shutil.copytree(prepared, folder / "locking")
    with create_app(SETTINGS | {"INSTANCE": str(instance)}).app_context():
        began, held = [0.0], []
        event.listen(db.engine, "begin", lambda _: began.append(time.perf_counter()))
        event.listen(db.engine, "commit", lambda _: held.append(time.perf_counter() - began[-1]))
        competition, actor = db.session.query(Competition).one().id, db.session.query(Person).first().id
        imports.carry_out(competition, source, actor_id=actor, now=make.NOW)
        print(f"others wait for {max(held):.1f} s while it is written")
        db.session.remove()
        db.engine.dispose()
    shutil.rmtree(instance)


def killed(trials: Trials, kills: int, lot: random.Random, *, name: str) -> list[str]:
    """What is wrong after one import that is let alone, and so many that are killed."""
    started = time.perf_counter()
    steps = trials.steps()
    print(f"{name}: imported whole in {steps} steps, {time.perf_counter() - started:.1f} s")
    drawn = sorted(lot.sample(range(1, steps + 1), min(kills, steps)))
    found = [what for step in drawn for what in trials.kill(step)]
    print(f"{name}: killed at {', '.join(map(str, drawn))}; {time.perf_counter() - started:.0f} s")
    return [f"{name}, {what}" for what in found]


if __name__ == "__main__":
    sys.exit(main())
