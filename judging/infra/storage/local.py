"""Photos on this machine's disk: ``<root>/<two letters>/<key>/<name>``."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from judging.infra.storage.leaving import may_remove
from judging.infra.storage.names import require_key, require_name


def sync(folder: Path) -> None:
    """Make a folder's own entries durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Local:
    """A store in a folder; see ``infra.storage.Store``."""

    def __init__(self, root: Path):
        self.root = root

    def folder(self, key: str) -> Path:
        """Where ``key`` lies or would lie."""
        require_key(key)
        return self.root / key[:2] / key

    def put(self, key: str, folder: Path) -> None:
        target = self.folder(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)
        for changed in (target.parent, self.root):
            sync(changed)

    def open(self, key: str, name: str) -> BinaryIO:
        return (self.folder(key) / require_name(name)).open("rb")

    def has(self, key: str) -> bool:
        return self.folder(key).is_dir()

    def remove(self, key: str) -> None:
        with may_remove(self.root.parent) as free:
            if free:
                shutil.rmtree(self.folder(key), ignore_errors=True)

    def keys(self, *, older_than: float = 0) -> Iterator[str]:
        """Those written at least ``older_than`` seconds ago; moving a folder here does not make it younger."""
        before = time.time() - older_than
        return (
            folder.name for folder in self.root.glob("??/*") if folder.is_dir() and folder.stat().st_mtime <= before
        )
