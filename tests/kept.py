"""What a long run has found, kept in ``build`` until what it looked at changes: a run that was stopped goes on."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import config


class Kept:
    """Findings, one line of JSON each, of a run called ``name`` that depends on ``files`` and on what was ``asked``."""

    def __init__(self, name: str, files: Iterable[Path], *asked: object):
        seen = sha256(repr(asked).encode())
        for file in sorted(files):
            seen.update(str(file.relative_to(config.ROOT)).encode() + b"\0" + file.read_bytes())
        self.file = config.ROOT / "build" / name / f"{seen.hexdigest()[:16]}.jsonl"

    def read(self) -> list:
        """All findings so far, in the order they were made."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        return [json.loads(line) for line in lines]

    def add(self, found: object) -> None:
        """One more, in the file when this returns."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as lines:
            print(json.dumps(found, ensure_ascii=False), file=lines)
