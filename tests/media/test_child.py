"""The limited process: what it makes is whole or absent, and its death tells whose fault it was."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from judging.errors import PhotoRefused
from judging.media import child, inside
from judging.media.child import Interrupted, process, sweep
from judging.media.intake import USUAL
from judging.media.prints import is_print, print_of
from judging.media.renditions import NAMES
from judging.media.taken import Taken
from tests.media import photos
from tests.media.test_renditions import assert_bare

ROOT = Path(__file__).resolve().parents[2]
ENTER = r"""
import re, sys, types
from pathlib import Path
package = sys.modules["judging"] = types.ModuleType("judging")
package.__path__ = [sys.argv[1]]
source, into = Path(sys.argv[2]), Path(sys.argv[3])
def peak():
    print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1000)
"""


@pytest.fixture(scope="module")
def heavy(tmp_path_factory):
    """48 megapixels as a phone writes them."""
    return photos.natural(tmp_path_factory.mktemp("heavy") / "photo", (8000, 6000))


def impostor(tmp_path, monkeypatch, code: str):
    """A child that does something else."""
    script = tmp_path / "impostor.py"
    script.write_text("import os, signal, sys, time\nfrom pathlib import Path\n" + code)
    monkeypatch.setattr(inside, "__file__", str(script))


def peaks(code: str, *args) -> list[float]:
    """Megabytes resident at most, at each ``peak()`` in the code of a fresh process."""
    command = [sys.executable, "-I", "-c", ENTER + code, ROOT / "judging", *args]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(line) for line in done.stdout.split()]


def nothing_is_left(folder: Path) -> bool:
    return not any(path.is_dir() for path in folder.iterdir())


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_every_format(tmp_path, kind):
    made = process(photos.MAKERS[kind](tmp_path / "photo", 6), tmp_path / "a" / "b")
    assert (made.width, made.height, made.ground) == (480, 320, 11)
    assert is_print(made.print) and made.taken.device == photos.CANARY.decode()
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted(NAMES)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
    assert_bare(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (photos.png_bomb, "too_many_pixels"),
        (photos.avif_bomb, "too_many_pixels"),
        (lambda path: photos.moving(path, "WEBP"), "animated"),
        (lambda path: photos.moving(path, "GIF"), "not_a_photo"),
        (lambda path: photos.cut(photos.jpeg(path), path), "damaged"),
        (lambda path: photos.jpeg(path, image=photos.picture((100, 100))), "too_small"),
    ],
)
def test_refusals_come_through_with_their_values(tmp_path, make, reason):
    with pytest.raises(PhotoRefused) as refused:
        process(make(tmp_path / "photo"), tmp_path / "into")
    assert refused.value.reason == reason
    assert all(isinstance(value, int) for value in refused.value.values.values())
    assert nothing_is_left(tmp_path)


def test_a_missing_photo_is_the_callers_mistake(tmp_path):
    with pytest.raises(FileNotFoundError):
        process(tmp_path / "photo", tmp_path / "into")


def test_an_older_folder_is_replaced_whole(tmp_path):
    (tmp_path / "into").mkdir()
    (tmp_path / "into" / "old").write_text("old")
    process(photos.jpeg(tmp_path / "photo"), tmp_path / "into")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["into", "photo"]
    assert sorted(path.name for path in (tmp_path / "into").iterdir()) == sorted(NAMES)


@pytest.mark.parametrize(
    ("code", "wanted", "reason"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", PhotoRefused, "damaged"),
        ("os.abort()", PhotoRefused, "damaged"),
        ("sys.exit(3)", PhotoRefused, "damaged"),
        ("pass", PhotoRefused, "damaged"),
        ("print('<script>')", PhotoRefused, "damaged"),
        ("print('[1]')", PhotoRefused, "damaged"),
        ("print('{}')", PhotoRefused, "damaged"),
        ("""print('{"refused": "anything", "values": {}}')""", PhotoRefused, "damaged"),
        ("""print('{"refused": "damaged", "values": {"a": "<b>"}}')""", PhotoRefused, "damaged"),
        ("""print('{"made": {"width": 1, "height": 1, "ground": 1, "files": []}}')""", PhotoRefused, "damaged"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", PhotoRefused, "took_too_long"),
        ("time.sleep(60)", PhotoRefused, "took_too_long"),
        ("os.kill(os.getpid(), signal.SIGKILL)", Interrupted, "signal 9"),
        ("os.kill(os.getpid(), signal.SIGTERM)", Interrupted, "signal 15"),
        ("""print('{"failed": "OSError: no space"}')""", Interrupted, "no space"),
    ],
)
def test_how_the_child_ends_tells_whose_fault_it_was(tmp_path, monkeypatch, code, wanted, reason):
    impostor(tmp_path, monkeypatch, "(Path(sys.argv[2]) / 'master.jpg').write_text('half')\n" + code)
    with pytest.raises(wanted, match=reason):
        process(photos.jpeg(tmp_path / "photo"), tmp_path / "into", limits=replace(USUAL, seconds=1))
    assert nothing_is_left(tmp_path)


def test_files_that_are_not_those_told_of_are_not_believed(tmp_path, monkeypatch):
    files = [{"name": name, "width": 1, "height": 1, "bytes": 4} for name in NAMES]
    answer = json.dumps({"made": {"width": 1, "height": 1, "ground": 1, "files": files}})
    links = "(Path(sys.argv[2]) / name).symlink_to(sys.argv[1])"
    for write in ("(Path(sys.argv[2]) / name).write_text('longer')", links):
        impostor(tmp_path, monkeypatch, f"for name in {NAMES}: {write}\nprint({answer!r})")
        with pytest.raises(PhotoRefused, match="damaged"):
            process(photos.jpeg(tmp_path / "photo"), tmp_path / "into")
    assert nothing_is_left(tmp_path)


@pytest.mark.parametrize(
    "wrong",
    [{"print": "00"}, {"print": "xy"}, {"print": None}, {"taken": {}}, {"taken": None}],
)
def test_a_print_or_metadata_that_is_none_is_not_believed(tmp_path, monkeypatch, wrong):
    files = [{"name": name, "width": 1, "height": 1, "bytes": 1} for name in NAMES]
    said = {"at": "", "device": "", "software": "", "is_generated": False}
    made = {"width": 1, "height": 1, "ground": 1, "files": files, "print": print_of(photos.picture()).hex()}
    write = f"[(Path(sys.argv[2]) / name).write_text('a') for name in {NAMES}]"
    impostor(tmp_path, monkeypatch, f"{write}\nprint({json.dumps({'made': made | {'taken': said}})!r})")
    assert process(photos.jpeg(tmp_path / "photo"), tmp_path / "into").taken == Taken()
    impostor(tmp_path, monkeypatch, f"{write}\nprint({json.dumps({'made': made | {'taken': said} | wrong})!r})")
    with pytest.raises(PhotoRefused, match="damaged"):
        process(photos.jpeg(tmp_path / "photo"), tmp_path / "into")


@pytest.mark.parametrize(
    ("limits", "wanted", "reason"),
    [
        (replace(USUAL, cpu_seconds=1), PhotoRefused, "took_too_long"),
        (replace(USUAL, memory=300_000_000), PhotoRefused, "too_many_pixels"),
    ],
)
def test_the_limits_hold(heavy, tmp_path, limits, wanted, reason):
    with pytest.raises(wanted, match=reason):
        process(heavy, tmp_path / "into", limits=limits)
    assert nothing_is_left(tmp_path)


def test_killing_the_child_from_outside_means_again_and_not_refused(heavy, tmp_path):
    seen = []

    def work():
        try:
            process(heavy, tmp_path / "into")
        except Interrupted as interrupted:
            seen.append(interrupted)

    worker = threading.Thread(target=work)
    worker.start()
    while not (found := list(Path(f"/proc/self/task/{worker.native_id}").glob("children"))) or not found[0].read_text():
        time.sleep(0.01)
    time.sleep(0.3)
    os.kill(int(found[0].read_text().split()[0]), signal.SIGKILL)
    worker.join(10)
    assert len(seen) == 1
    assert nothing_is_left(tmp_path)


def test_killing_the_worker_leaves_nothing_half_made(heavy, tmp_path):
    code = "from judging.media.child import process; process(source, into)"
    command = [sys.executable, "-I", "-c", ENTER + code, ROOT / "judging", heavy, tmp_path / "into"]
    for before, later in enumerate((0, 0.2, 0.8)):
        with subprocess.Popen(command) as worker:
            while worker.poll() is None and len(list(tmp_path.glob(".into.*"))) == before:
                time.sleep(0.01)
            time.sleep(later)
            worker.kill()
        assert not (tmp_path / "into").exists()
    assert sweep(tmp_path, older_than=3600) == 0
    assert sweep(tmp_path, older_than=-1) == 3
    until = time.monotonic() + 10
    while list(tmp_path.iterdir()) and time.monotonic() < until:  # an orphan may have written once more meanwhile
        sweep(tmp_path, older_than=-1)
    assert list(tmp_path.iterdir()) == []


def test_the_child_is_poor(tmp_path, monkeypatch):
    """Nothing of the server's environment, no core, a session of its own."""
    monkeypatch.setenv("SECRET_KEY", "canary")
    told = tmp_path / "told"
    impostor(
        tmp_path,
        monkeypatch,
        f"Path({str(told)!r}).write_text(f'{{dict(os.environ)}} {{os.getsid(0) == os.getpid()}}')",
    )
    with pytest.raises(PhotoRefused):
        process(photos.jpeg(tmp_path / "photo"), tmp_path / "into")
    assert told.read_text() == f"{child.ENVIRONMENT} True"


def test_the_child_does_not_load_the_web_application():
    code = """
sys.path.insert(0, str(Path(sys.argv[1]) / "media"))
import inside
del sys.modules["judging"]
inside._enter_package()
import judging.media.renditions
assert not {"flask", "sqlalchemy", "werkzeug", "pillow_heif"} & set(sys.modules)
"""
    assert peaks(code, "-", "-") == []


def test_memory(heavy, tmp_path):
    """The three sizes of a 48 megapixel JPEG fit into 130 MB; a bomb costs an interpreter; the master is apart."""
    code = """
from judging.media import intake, renditions
photo = renditions.decode(source, intake.inspect(source), longest=2048)
renditions.write_sizes(photo, into)
peak()
renditions.write_master(renditions.decode(source, intake.inspect(source)), into)
peak()
"""
    sizes, master = peaks(code, heavy, tmp_path)
    assert sizes <= 130
    assert master <= 450
    refuse = """
from judging.media import intake
try:
    intake.inspect(source)
except intake.PhotoRefused:
    peak()
"""
    for bomb in (photos.png_bomb, photos.avif_bomb):
        assert peaks(refuse, bomb(tmp_path / "bomb"), tmp_path)[0] < 50
