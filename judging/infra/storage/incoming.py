"""Photos on their way: bytes as they were sent, under the key of a row that waits for the worker."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from judging.infra import ids
from judging.infra.storage.leaving import may_remove
from judging.infra.storage.local import sync

CHUNK = 1 << 20


class Incoming:
    """The folder ``incoming`` of an instance."""

    def __init__(self, instance: str | Path):
        self.root = Path(instance) / "incoming"

    def file(self, key: str) -> Path:
        """Where the bytes of ``key`` lie."""
        return self.root / key

    def take(self, stream: BinaryIO) -> tuple[str, str]:
        """Write a stream under a new key; (key, digest of the bytes). On the disk when this returns."""
        self.root.mkdir(parents=True, exist_ok=True)
        key, digest = ids.key(), hashlib.sha256()
        try:
            with self.file(key).open("xb") as file:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            sync(self.root)
        except BaseException:
            self.remove(key)
            raise
        return key, digest.hexdigest()

    def begin(self, key: str) -> None:
        """An empty file for parts to come; on the disk when this returns."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.file(key).touch()
        sync(self.root)

    def write(self, key: str, offset: int, part: bytes) -> None:
        """Bytes from ``offset`` on, on the disk when this returns; FileNotFoundError where nothing was begun."""
        with self.file(key).open("r+b") as file:
            file.seek(offset)
            file.write(part)
            file.flush()
            os.fsync(file.fileno())

    def renew(self, key: str) -> None:
        """It lies here from now on; FileNotFoundError where it does not."""
        os.utime(self.file(key))

    def digest(self, key: str) -> str:
        """The SHA-256 of the whole file."""
        with self.file(key).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def remove(self, key: str) -> None:
        """Forget ``key``; no error when there is none, and not while a backup copies (``sweep`` does it then)."""
        with may_remove(self.root.parent) as free:
            if free:
                self.file(key).unlink(missing_ok=True)

    def older_than(self, seconds: float) -> Iterator[str]:
        """The keys that have lain here longer than this."""
        for file in self.root.glob("*"):
            if file.is_file() and time.time() - file.stat().st_mtime > seconds:
                yield file.name
