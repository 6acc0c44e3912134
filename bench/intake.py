"""Photos at intake: how many a minute the worker makes beside libvips, and the last hour before a deadline.

    python bench/intake.py [--photos 40] [--entrants 200] [--minutes 5]

(a) ``judging.tasks.photos`` makes 12 megapixel JPEGs, then as many processes of libvips, one thread each, write the
same files of the same photos: the sizes as WebP and JPEG, and with the whole picture as JPEG too, which we keep as
master. Both use as many cores. Ours pays for a limited process, for ``fsync`` and for a row a photo besides.

(b) Server and worker as ``judging serve`` starts them. Each entrant opens the page of a draft at a moment drawn from
the minutes left and sends five photos by tus, three at once, in parts as the page's script cuts them; a page is asked
for once a second, before and meanwhile. Every byte that arrived is compared with what was sent.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from deadline import LastHour, percentile  # noqa: E402 - the path first

import tests.factories as make  # noqa: E402 - the path first
from judging import create_app  # noqa: E402 - the path first
from judging.entries.models import Photo  # noqa: E402 - the path first
from judging.infra import clock, schema  # noqa: E402 - the path first
from judging.infra.db import db  # noqa: E402 - the path first
from judging.infra.storage.incoming import Incoming  # noqa: E402 - the path first
from judging.tasks import photos as worker  # noqa: E402 - the path first
from tests.arriving.instance import SETTINGS  # noqa: E402 - the path first
from tests.media.photos import natural  # noqa: E402 - the path first

SHARE_LEAST = 0.6  # of what libvips makes in the same time with the same cores
TAIL_FACTOR, TAIL_EXTRA = 10, 0.5  # the page's p99 meanwhile, beside its p99 alone
SIZE = (4000, 3000)
VIPS = """
import os, sys
os.environ["VIPS_CONCURRENCY"] = "1"
import pyvips
source, into, has_master, count = sys.argv[1:]
for _ in range(int(count)):
    if has_master == "1":
        whole = pyvips.Image.new_from_file(source, fail_on="truncated").autorot().icc_transform("srgb")
        whole.jpegsave(f"{into}/master.jpg", Q=92, keep="none")
    picture = pyvips.Image.thumbnail(source, 2048, height=2048, size="down", export_profile="srgb", fail_on="truncated")
    picture = picture.copy_memory()
    for size in (2048, 960, 320):
        if size != 2048:
            picture = picture.thumbnail_image(size, height=size).copy_memory()
        picture.webpsave(f"{into}/{size}.webp", Q=80, effort=4, keep="none")
        picture.jpegsave(f"{into}/{size}.jpg", Q=82, keep="none")
"""


def ours(source: Path, count: int) -> tuple[float, int]:
    """Photos a minute, and how many are made side by side."""
    with tempfile.TemporaryDirectory() as place:
        app = create_app(SETTINGS | {"INSTANCE": place})
        with app.app_context():
            schema.upgrade()
            competition, entrant, incoming = make.competition(), make.person(), Incoming(place)
            for number in range(count):
                if number % 10 == 0:
                    entry = make.entry(competition, entrant, state="draft")
                with source.open("rb") as stream:
                    make.photo(entry, key=incoming.take(stream)[0], state="waiting")
            make.save()
            start, hands = time.perf_counter(), worker.at_once()
            while worker.run_waiting(limit=5 * hands, now=clock.now()):
                pass
            took = time.perf_counter() - start
            assert {photo.state for photo in db.session.query(Photo)} == {"ready"}
            db.session.remove()
            db.engine.dispose()
    return 60 * count / took, hands


def libvips(source: Path, count: int, *, hands: int, has_master: bool) -> float:
    """Photos a minute of so many processes that do nothing else."""
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / str(number) for number in range(hands)]
        for folder in folders:
            folder.mkdir()
        shares = [str(len(range(number, count, hands))) for number in range(hands)]
        start = time.perf_counter()
        running = [
            subprocess.Popen([sys.executable, "-I", "-c", VIPS, source, folder, "01"[has_master], share])
            for folder, share in zip(folders, shares, strict=True)
        ]
        assert [process.wait() for process in running] == [0] * hands
        return 60 * count / (time.perf_counter() - start)


def rates(folder: Path, count: int) -> dict[str, bool]:
    """Part (a): the figures printed, the goals and whether each is met."""
    source = natural(folder / "photo.jpg", SIZE)
    rate, hands = ours(source, count)
    same, fewer = (libvips(source, count, hands=hands, has_master=has) for has in (True, False))
    print(f"{count} photos of 12 MP, {source.stat().st_size / 1e6:.1f} MB; {hands} at once on {os.cpu_count()} cores")
    print(f"the worker            {rate:6.1f} photos/min")
    print(f"libvips, same files   {same:6.1f} photos/min   ratio {rate / same:.2f}")
    print(f"libvips, no master    {fewer:6.1f} photos/min   ratio {rate / fewer:.2f}")
    return {f"the worker makes at least {SHARE_LEAST:.0%} of what libvips makes": rate / same >= SHARE_LEAST}


def last_hour(folder: Path, *, entrants: int, seconds: float) -> dict[str, bool]:
    """Part (b): the same."""
    hour = LastHour(folder, entrants=entrants, seconds=seconds)
    hour.run()
    alone, meanwhile = percentile(hour.alone, 0.99), percentile(hour.meanwhile, 0.99)
    print(
        f"{entrants} entrants, {hour.sent} photos of {hour.weight / 1e6:.2f} MB, {hour.parts} parts, {hour.took:.0f} s"
    )
    print(f"refused {len(hour.refused)} {hour.refused[:3]}, lost {len(hour.lost)} {hour.lost[:3]}, made {hour.made}")
    print(f"all made {hour.behind:.0f} s after the last one had arrived")
    print(f"a page: p99 alone {alone * 1000:.0f} ms of {len(hour.alone)}, meanwhile {meanwhile * 1000:.0f} ms of "
          f"{len(hour.meanwhile)}, p50 {percentile(hour.alone, 0.5) * 1000:.0f} and "
          f"{percentile(hour.meanwhile, 0.5) * 1000:.0f} ms, failed {hour.failed}")  # fmt: skip
    most = TAIL_FACTOR * alone + TAIL_EXTRA
    return {
        "none refused, none lost, each byte as it was sent": not hour.refused and not hour.lost,
        "every photo is made": hour.made == hour.sent == entrants * hour.each,
        f"the page's p99 meanwhile at most {most * 1000:.0f} ms, no page failed": meanwhile <= most and not hour.failed,
    }


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--photos", type=int, default=40)
    options.add_argument("--entrants", type=int, default=200)
    options.add_argument("--minutes", type=float, default=5)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        goals = rates(Path(place), chosen.photos) if chosen.photos else {}
        goals |= last_hour(Path(place), entrants=chosen.entrants, seconds=60 * chosen.minutes)
    for goal, is_met in goals.items():
        print(f"goal: {goal}: {'met' if is_met else 'MISSED'}")
    return int(not all(goals.values()))


if __name__ == "__main__":
    sys.exit(main())
