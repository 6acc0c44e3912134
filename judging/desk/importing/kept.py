"""Files between their preview and their import: in the instance's folder ``imports``, each pair under a random key.

They are people's data: they go once imported, when anybody is erased, and after a day in any case.
"""

import hashlib
import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from judging.errors import NotFound, Stale
from judging.infra import ids
from judging.infra.storage.names import require_key

DAY = 24 * 3600
SHEET, PHOTOS, ABOUT = "sheet", "photos.zip", "about.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet, perhaps photos, and what they were called."""

    folder: Path
    about: dict

    @property
    def key(self) -> str:
        """Its name in addresses."""
        return self.folder.name

    @property
    def sheet(self) -> Path:
        """The sheet's file."""
        return self.folder / SHEET

    @property
    def photos(self) -> Path | None:
        """The ZIP's file, where one was sent."""
        return self.folder / PHOTOS if PHOTOS in self.about["digests"] else None

    def require_same(self) -> None:
        """Raises Stale where the files are not those that were sent, byte for byte."""
        if any(_digest(self.folder / name) != digest for name, digest in self.about["digests"].items()):
            raise Stale("The files are no longer those that were looked at. Please send them again.")

    def remove(self) -> None:
        """Forget them."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Keeping:
    """The folder of an instance."""

    def __init__(self, instance: str | Path):
        self.root = Path(instance) / "imports"

    def take(self, *, competition_id: int, names: dict[str, str], files: dict[str, BinaryIO]) -> Kept:
        """Write the files (``SHEET``, ``PHOTOS``) piece by piece; whole, or not at all."""
        folder = self.root / ids.key()
        folder.mkdir(mode=0o700, parents=True)
        try:
            for name, content in files.items():
                with (folder / name).open("xb") as file:
                    shutil.copyfileobj(content, file, 1 << 20)
            digests = {name: _digest(folder / name) for name in files}
            about = {"competition": competition_id, "names": names, "digests": digests}
            (folder / ABOUT).write_text(json.dumps(about))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Kept(folder, about)

    def find(self, key: str, *, competition_id: int) -> Kept:
        """What was sent for this competition under this key; raises NotFound."""
        try:
            folder = self.root / require_key(key)
            about = json.loads((folder / ABOUT).read_text())
        except (FileNotFoundError, ValueError) as missing:
            raise NotFound() from missing
        if about["competition"] != competition_id:
            raise NotFound()
        return Kept(folder, about)

    def forget(self) -> None:
        """Remove all of it: a sheet that was not imported may name anybody, whether they have an entry or not."""
        for folder in self.root.glob("*"):
            shutil.rmtree(folder, ignore_errors=True)

    def sweep(self, older_than: float = DAY) -> int:
        """Remove what has lain here for longer; how many."""
        old = [each for each in self.root.glob("*") if time.time() - each.stat().st_mtime > older_than]
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
        return len(old)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
