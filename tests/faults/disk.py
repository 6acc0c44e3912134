"""A disk that keeps what was synced and forgets the rest when the power fails: kill this process and it has failed.

    python -m tests.faults.disk KEPT MOUNT [--lying]

Files under MOUNT are those of the folder KEPT. What is written stays in memory until it is synced; folders (names made,
removed, changed) pass straight through, so lost names are not tried. ``--lying`` says that it synced and did not: with
it scores have to be lost, or nothing is tried at all.
"""

import argparse
import errno
import os
from contextlib import suppress
from pathlib import Path

from mfusepy import FUSE, FuseOSError, Operations


class Content:
    """One file: how it is now, and the changes that the disk has not got."""

    def __init__(self, file: Path):
        self.file, self.now = file, bytearray(file.read_bytes())
        self.unsynced: list[tuple[int, bytes | None]] = []

    def write(self, data: bytes, offset: int) -> None:
        """``data`` at ``offset``, in memory."""
        if len(self.now) < offset:
            self.now.extend(bytes(offset - len(self.now)))
        self.now[offset : offset + len(data)] = data
        self.unsynced.append((offset, bytes(data)))

    def truncate(self, length: int) -> None:
        """Cut or fill up to ``length``, in memory."""
        del self.now[length:]
        self.now.extend(bytes(length - len(self.now)))
        self.unsynced.append((length, None))

    def sync(self) -> None:
        """From here on the disk has it."""
        with self.file.open("r+b") as kept:
            for offset, data in self.unsynced:
                if data is None:
                    kept.truncate(offset)
                else:
                    kept.seek(offset)
                    kept.write(data)
        self.unsynced.clear()


class Disk(Operations):
    """The folder ``kept`` as a disk with a cache."""

    use_ns = True

    def __init__(self, kept: Path, *, is_lying: bool):
        self.kept, self.is_lying = kept, is_lying
        self.contents: dict[str, Content] = {}

    def _at(self, path: str) -> Path:
        return self.kept / path.lstrip("/")

    def _of(self, path: str) -> Content:
        if path not in self.contents:
            self.contents[path] = Content(self._at(path))
        return self.contents[path]

    def getattr(self, path, fh=None):
        """Of the file as it is now."""
        try:
            found = os.lstat(self._at(path))
        except FileNotFoundError as missing:
            raise FuseOSError(errno.ENOENT) from missing
        facts = {name: getattr(found, name) for name in ("st_mode", "st_nlink", "st_uid", "st_gid", "st_size")}
        facts |= {f"st_{name}time": getattr(found, f"st_{name}time_ns") for name in "amc"}
        return facts | ({"st_size": len(self.contents[path].now)} if path in self.contents else {})

    def readdir(self, path, fh):
        """The names in a folder."""
        return [".", "..", *(each.name for each in self._at(path).iterdir())]

    def create(self, path, mode, fi=None):
        """A new, empty file."""
        os.close(os.open(self._at(path), os.O_CREAT | os.O_RDWR, mode))
        return self.open(path, 0)

    def open(self, path, flags):
        """Files are found by their names."""
        self._of(path)
        return 0

    def read(self, path, size, offset, fh):
        """Of the file as it is now."""
        return bytes(self._of(path).now[offset : offset + size])

    def write(self, path, data, offset, fh):
        """Into memory."""
        self._of(path).write(data, offset)
        return len(data)

    def truncate(self, path, length, fh=None):
        """In memory."""
        self._of(path).truncate(length)

    def fsync(self, path, datasync, fh):
        """To the disk, or so it says."""
        if not self.is_lying:
            self._of(path).sync()

    def unlink(self, path):
        """At once."""
        self.contents.pop(path, None)
        self._at(path).unlink()

    def rename(self, old, new):
        """At once; what was not synced goes along."""
        self._at(old).rename(self._at(new))
        self.contents.pop(new, None)
        if old in self.contents:
            self.contents[new] = self.contents.pop(old)
            self.contents[new].file = self._at(new)

    def mkdir(self, path, mode):
        """At once."""
        self._at(path).mkdir(mode)

    def rmdir(self, path):
        """At once."""
        self._at(path).rmdir()

    def chmod(self, path, mode):
        """At once."""
        self._at(path).chmod(mode)

    def utimens(self, path, times=None):
        """Times are nobody's concern."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("kept", type=Path)
    options.add_argument("mount")
    options.add_argument("--lying", action="store_true")
    chosen = options.parse_args()
    with suppress(KeyboardInterrupt):
        FUSE(Disk(chosen.kept, is_lying=chosen.lying), chosen.mount, foreground=True, nothreads=True)


if __name__ == "__main__":
    main()
