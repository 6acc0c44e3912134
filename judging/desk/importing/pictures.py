"""The photos that come with a sheet: in a folder or a ZIP, found by name or by the row's code, never unpacked by name.

What a ZIP says of itself is not believed: a name is only compared, and no more of a file is read than a photo may have.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from judging.desk.importing.zips import DAMAGED
from judging.errors import Invalid, PhotoRefused
from judging.infra.text import normal
from judging.media.intake import USUAL, sniff

MOST_FILES = 20_000
MOST_UNPACKED = 100_000_000_000
#: What computers put beside photos by themselves.
_NOISE = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+?)(?:[-_ ]| ?\()([0-9]{1,3})\)?")
_UTF8 = 0x800


class Pictures(Protocol):
    """Files by the names they came with."""

    def names(self) -> list[str]:
        """All of them, in order."""

    def size(self, name: str) -> int:
        """How many bytes one says it has."""

    def open(self, name: str) -> BinaryIO:
        """A reader of one; it ends after what a photo may have, and one byte more."""


class Nothing:
    """A sheet came alone."""

    def names(self) -> list[str]:
        return []

    def size(self, name: str) -> int:
        raise FileNotFoundError(name)

    def open(self, name: str) -> BinaryIO:
        raise FileNotFoundError(name)


class Folder:
    """A folder on this machine; what a link in it leads to is left alone."""

    def __init__(self, root: Path):
        self._root = root

    def names(self) -> list[str]:
        files = [file for file in sorted(self._root.rglob("*")) if file.is_file() and not file.is_symlink()]
        return _photos_of([file.relative_to(self._root).as_posix() for file in files])

    def size(self, name: str) -> int:
        return (self._root / name).stat().st_size

    def open(self, name: str) -> BinaryIO:
        return Bounded((self._root / name).open("rb"))


class Archive:
    """A ZIP on the disk. Raises Invalid for one that is damaged, locked, leads elsewhere or is too large."""

    def __init__(self, file: Path):
        try:
            self._zip = zipfile.ZipFile(file)
        except DAMAGED as broken:
            raise Invalid("This file of photos is damaged or no ZIP. Please make it again.") from broken
        parts = [part for part in self._zip.infolist() if not part.is_dir()]
        _require_sound(parts)
        self._parts = {_name_of(part): part for part in parts}

    def names(self) -> list[str]:
        return _photos_of(self._parts)

    def size(self, name: str) -> int:
        return self._parts[name].file_size

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def open(self, name: str) -> BinaryIO:
        try:
            return Bounded(self._zip.open(self._parts[name]))
        except (*DAMAGED, RuntimeError) as broken:
            raise Invalid("This file of photos is damaged or no ZIP. Please make it again.") from broken


class Bounded(io.RawIOBase):
    """A reader that ends one byte after what a photo may have, whatever it is told of its length."""

    def __init__(self, inner: BinaryIO):
        super().__init__()
        self._inner, self._left = inner, USUAL.bytes + 1

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Raises Invalid where the file's own check sum is wrong."""
        try:
            part = self._inner.read(self._left if size < 0 else min(size, self._left))
        except DAMAGED as broken:
            raise Invalid("A photo in this file is damaged. Please make the ZIP again.") from broken
        self._left -= len(part)
        return part

    def close(self) -> None:
        self._inner.close()
        super().close()


@contextmanager
def opened(file: Path | None) -> Iterator[Pictures]:
    """The photos in a ZIP or a folder, or none."""
    if file is None:
        yield Nothing()
    elif file.is_dir():
        yield Folder(file)
    else:
        archive = Archive(file)
        try:
            yield archive
        finally:
            archive.close()


def require_photo(pictures: Pictures, name: str) -> None:
    """Raises Invalid for what is too large, or does not begin as a photo does."""
    if pictures.size(name) > USUAL.bytes:
        raise Invalid("The photo is larger than %(most)s MB. Please choose a smaller one.", most=USUAL.bytes // 10**6)
    with pictures.open(name) as file:
        try:
            sniff(file.read(64))
        except PhotoRefused as other:
            raise Invalid("The file “%(name)s” is no photo.", name=name) from other


class Register:
    """Who takes which photo: by the name a cell gives, or by the code a file is called by."""

    def __init__(self, names: Iterable[str], codes: Iterable[str]):
        self._by_name: dict[str, list[str]] = {}
        self._by_code: dict[str, list[tuple[int, str, str]]] = {}
        known = {alike(code) for code in codes}
        for name in names:
            for spoken in {alike(name), alike(PurePosixPath(name).name)}:
                self._by_name.setdefault(spoken, []).append(name)
            if found := _code_in(alike(PurePosixPath(name).stem), known):
                self._by_code.setdefault(found[0], []).append((found[1], alike(name), name))

    def called(self, name: str) -> list[str]:
        """The files of this name, whatever folder they are in, if none is named: none, one or several."""
        return self._by_name.get(alike(name.strip().removeprefix("./")), [])

    def of_code(self, code: str) -> list[str]:
        """The files that are called by this code, "12.jpg", "12-1.jpg", "12_2.heic", "12 (3).jpg", by their number."""
        return [name for _number, _key, name in sorted(self._by_code.get(alike(code), []))]


def alike(name: str) -> str:
    """How names are compared: composed, without case."""
    return normal("NFC", name.replace("\\", "/")).casefold()


def _code_in(stem: str, known: set[str]) -> tuple[str, int] | None:
    if stem in known:
        return stem, 0
    parts = _NUMBERED.fullmatch(stem)
    return (parts[1], int(parts[2])) if parts and parts[1] in known else None


def _name_of(part: zipfile.ZipInfo) -> str:
    """Its name; one written in UTF-8 without saying so, as a Mac does, is read as it was meant."""
    if part.flag_bits & _UTF8:
        return unicodedata.normalize("NFC", part.filename)
    try:
        return unicodedata.normalize("NFC", part.filename.encode("cp437").decode("utf-8"))
    except UnicodeError:
        return part.filename


def _require_sound(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Invalid("There are more photos in this file than an import takes. Please make several of it.")
    for part in parts:
        name = part.filename.replace("\\", "/")
        if name.startswith("/") or ":" in name.partition("/")[0] or ".." in name.split("/"):
            raise Invalid("A name in this ZIP leads out of it. Please make the ZIP again.")
        if part.flag_bits & 1:
            raise Invalid("This ZIP is locked by a password. Please make it again without one.")


def _photos_of(names: Iterable[str]) -> list[str]:
    return [name for name in names if not _NOISE.search(name)]
