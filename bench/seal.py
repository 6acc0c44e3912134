"""Whether the time of an answer tells of hidden scores: the same page on two databases that differ in nothing else.

    python bench/seal.py [--samples 200] [--only desk.]

While judging is under way (``tests/architecture/sealing.py``), every page that answers is asked for alternately of
both databases, as an organiser, a secretary, an administrator, a stranger and a judge (whose own scores are the same in
both). Pairs of answers are compared by the ranks of their differences (Wilcoxon): an odd slow one sways nothing. A
page whose difference would hardly come by chance in a thousand runs of the whole is measured once more; it leaks when
the second measurement says so too, in the same direction. A planted leak of five microseconds a point must be found, or
the figures mean nothing.
"""

import argparse
import gc
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LOOKERS = ("organiser", "secretary", "administrator", "anonymous", "judge")
PLANTED = "desk.overview.show"
#: Two-sided, for one page of about a hundred, in one of a thousand runs.
SURPRISING = 4.5
SPENT = 5e-6


class Database:
    """The application on one of the databases, and a client of everybody."""

    def __init__(self, folder: Path, file: bytes, sign_ins: dict[str, str]):
        from judging import create_app
        from tests.conftest import SETTINGS

        folder.mkdir()
        (folder / "db").write_bytes(file)
        self.app = create_app({**SETTINGS, "INSTANCE": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'db'}"})
        self.app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, SECOND_FACTOR=False)
        self.clients = {}
        for name in LOOKERS:
            client = self.clients[name] = self.app.test_client()
            with client.session_transaction() as session:
                session["_user_id"] = sign_ins.get(name)

    def seconds(self, who: str, path: str) -> float:
        """How long one answer worked: what else the machine does is not counted, and nothing here waits for others."""
        begun = time.thread_time()
        self.clients[who].get(path)
        return time.thread_time() - begun


def prepare(folder: Path):
    """The first database, the one for everybody else, the one for the judge; and the pages."""
    from judging import create_app
    from judging.accounts import signing_in
    from judging.infra import clock, schema
    from judging.infra.db import db
    from tests.architecture import sealing
    from tests.architecture import world as worlds
    from tests.architecture.test_access import ROWS
    from tests.conftest import SETTINGS

    app = create_app({**SETTINGS, "INSTANCE": str(folder), "DATABASE_URL": f"sqlite:///{folder / 'made'}"})
    variants = {"first": sealing.low_to_high, "others": sealing.as_before(None), "judge": sealing.as_before(0)}
    files = {}
    with app.app_context():
        schema.upgrade()
        made = sealing.world()
        sign_ins = {}
        for name, person in made.people.items():
            sign_in = signing_in.open_for(person, device="bench", now=clock.now())
            sign_in.is_second_factor_given = True
            sign_ins[name] = sign_in.id
        db.session.commit()
        worlds.keep(made)
        empty = copy(folder)
        for name, points in variants.items():
            db.engine.dispose()
            (folder / "made").write_bytes(empty)
            sealing.fill(again(made), points)
            db.session.remove()
            files[name] = copy(folder)
        paths = {
            rule.endpoint: worlds.address(made, rule, ROWS.get((rule.endpoint, "GET"), {}).get("args", {}))
            for rule in app.url_map.iter_rules()
            if "GET" in rule.methods and rule.endpoint != "static"
        }
    return {name: Database(folder / name, file, sign_ins) for name, file in files.items()}, paths


def copy(folder: Path) -> bytes:
    """The whole database as one file."""
    from judging.infra.db import db

    db.session.remove()
    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.engine.dispose()
    return (folder / "made").read_bytes()


def again(made):
    """The world's panel, entries and competition as rows of the database that lies there now."""
    from types import SimpleNamespace

    from judging.infra.db import db

    merged = {name: [db.session.merge(each) for each in getattr(made, name)] for name in ("panel", "entries")}
    return SimpleNamespace(
        **merged, competition=db.session.merge(made.competition), silent=db.session.merge(made.silent)
    )


def compare(one: Database, other: Database, page: tuple[str, str], samples: int) -> tuple[float, float]:
    """(how surprising the difference of both is, in standard deviations; the difference of the medians)."""
    pairs = np.empty((samples, 2))
    for _ in range(5):
        one.seconds(*page), other.seconds(*page)
    gc.collect()
    gc.disable()
    for n in range(samples):
        for at in (0, 1) if n % 2 else (1, 0):
            pairs[n, at] = (one, other)[at].seconds(*page)
    gc.enable()
    differences = pairs[:, 1] - pairs[:, 0]
    ranks = np.argsort(np.argsort(np.abs(differences))) + 1
    z = (np.sign(differences) * ranks).sum() / np.sqrt(samples * (samples + 1) * (2 * samples + 1) / 6)
    return float(z), float(np.median(pairs[:, 1]) - np.median(pairs[:, 0]))


def leaks(one: Database, other: Database, page: tuple[str, str], samples: int) -> tuple[bool, float, float]:
    """Whether both of two measurements are surprising in the same direction; the first one's figures."""
    z, difference = compare(one, other, page, samples)
    if abs(z) < SURPRISING:
        return False, z, difference
    second, _ = compare(one, other, page, samples)
    return abs(second) >= SURPRISING and (second > 0) == (z > 0), z, difference


def plant(database: Database) -> None:
    """Let one page take longer the more points there are."""
    from judging.infra.db import db
    from judging.scoring.models import ScoreSheet

    view = database.app.view_functions[PLANTED]

    def slow(**values):
        points = sum(sum(sheet.scores.values()) for sheet in db.session.query(ScoreSheet)) / 100
        until = time.thread_time() + points * SPENT
        while time.thread_time() < until:
            pass
        return view(**values)

    database.app.view_functions[PLANTED] = slow


def pages(database: Database, paths: dict[str, str], only: str) -> list[tuple[str, str, str]]:
    """(endpoint, who, path) of every page that shows somebody something."""
    asked = [
        (endpoint, who, path)
        for endpoint, path in sorted(paths.items())
        for who in LOOKERS
        if endpoint.startswith(only) and (who != "secretary" or endpoint.startswith("desk."))
    ]
    return [each for each in asked if database.clients[each[1]].get(each[2]).status_code in (200, 409)]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        databases, paths = prepare(Path(folder))
        measured, found = [], []
        for endpoint, who, path in pages(databases["first"], paths, given.only):
            other = databases["judge" if who == "judge" else "others"]
            is_leak, z, difference = leaks(databases["first"], other, (who, path), given.samples)
            measured.append((abs(z), endpoint, who, difference))
            if is_leak:
                found.append(f"{who} {path} ({endpoint}): z {z:.1f}, {difference * 1e6:.0f} µs")
        for name in ("first", "others"):
            plant(databases[name])
        is_found, z, difference = leaks(
            databases["first"], databases["others"], ("organiser", paths[PLANTED]), given.samples
        )
    worst = max(measured, default=(0, "-", "-", 0))
    print(f"{len(measured)} pages of {len(set(LOOKERS))} people, {given.samples} samples of each on both databases")
    print(f"largest difference: z {worst[0]:.1f}, {worst[3] * 1e6:.0f} µs ({worst[2]}, {worst[1]})")
    print(f"planted leak: {'found' if is_found else 'NOT FOUND'}, z {z:.1f}, {difference * 1e6:.0f} µs")
    print(f"pages whose time tells of hidden scores: {len(found)}")
    print("\n".join(found))
    return int(bool(found) or not is_found)


if __name__ == "__main__":
    sys.exit(main())
