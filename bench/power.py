"""Power cuts while four judges save: is everything that was acknowledged on the disk?

    python bench/power.py [--cuts 100] [--seed 1]

The database lies on a FUSE layer (``tests/faults/disk.py``) that keeps what was synced and drops the rest when it is
killed, with the server, at a moment drawn; then both are started again. First one cut on a disk that only says it
syncs: there scores have to be lost, or the layer tries nothing. Needs ``fuse3`` and the extra ``bench``.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.faults import killing  # noqa: E402 - the path first


class Powered(killing.Hall):
    """The hall on a disk whose power fails; between two cuts its files are looked at where they are kept."""

    def __init__(self, folder: Path, *, seed: int, is_lying: bool = False):
        super().__init__(folder, seed=seed)
        self.mount, self.kept, self.is_lying = folder / "instance", folder / "kept", is_lying
        self.mount.rename(self.kept)
        self.mount.mkdir()
        self.file = self.kept / "judging.db"

    def serve(self) -> subprocess.Popen:
        """The disk, then the server on it."""
        command = [sys.executable, "-m", "tests.faults.disk", str(self.kept), str(self.mount)]
        self.disk = subprocess.Popen(command + ["--lying"] * self.is_lying, cwd=ROOT)
        for _ in range(200):
            if self.mount.is_mount():
                return super().serve()
            time.sleep(0.05)
        raise RuntimeError("the disk could not be mounted: is fuse3 installed?")

    def cut(self, server: subprocess.Popen) -> None:
        """The power fails: first the disk's, so that nothing more reaches it."""
        self.disk.send_signal(signal.SIGKILL)
        self.disk.wait()
        super().cut(server)
        subprocess.run(["fusermount3", "-u", "-z", str(self.mount)], check=True)

    def checked(self) -> tuple[bool, str]:
        """The invariants, on the files as they are kept."""
        kept, self.settings["INSTANCE"] = self.settings["INSTANCE"], str(self.kept)
        try:
            return super().checked()
        finally:
            self.settings["INSTANCE"] = kept


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cuts", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if not shutil.which("fusermount3"):
        sys.exit("Needs FUSE: apt install fuse3")
    with tempfile.TemporaryDirectory() as folder:
        liar = Powered(Path(folder), seed=chosen.seed, is_lying=True)
        liar.kill_once()
        missed = len(liar.lost())
        print(
            f"a disk that only says it syncs: {missed} of {liar.acknowledged} acknowledged operations lost", flush=True
        )
    lost, broken = set(), []
    with tempfile.TemporaryDirectory() as folder:
        hall = Powered(Path(folder), seed=chosen.seed)
        for number in range(1, chosen.cuts + 1):
            hall.kill_once()
            lost |= set(hall.lost())
            broken += [] if hall.is_whole() else [f"integrity_check failed after cut {number}"]
        is_clean, said = hall.checked()
        broken += [] if is_clean else [said]
        print(f"{chosen.cuts} cuts, {hall.acknowledged} operations acknowledged, {len(lost)} lost, {broken or 'sound'}")
    is_met = missed and not lost and not broken
    print(f"goal: every acknowledged operation there after {chosen.cuts} power cuts, invariants clean: "
          f"{'met' if is_met else 'MISSED'}")  # fmt: skip
    return int(not is_met)


if __name__ == "__main__":
    sys.exit(main())
