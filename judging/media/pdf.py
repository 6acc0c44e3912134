"""Is this file a PDF that only shows pages? Asked inside the limited process (``inside``), never in the server's own.

Text, pictures and links that somebody taps pass. What acts by itself or runs a program, what carries other files, and
what is locked does not. Every object the file's tables speak of is looked at, whether a page shows it or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from judging.errors import PdfRefused

REASONS = (
    "not_a_pdf",
    "too_many_bytes",  # values: most (megabytes)
    "too_many_pages",  # values: most
    "locked",
    "acts",
    "carries_files",
    "damaged",
    "took_too_long",
)
#: Actions (ISO 32000-1, table 198) that run, send or fetch something, whoever sets them off.
ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"),
    *("/GoToR", "/GoToE", "/Rendition", "/RichMediaExecute"),
}
#: The only ones that may happen by themselves.
STILL = {"/GoTo", "/Named", "/Thread"}
ACTING_KEYS = {"/JS", "/JavaScript", "/XFA"}
CARRYING_KEYS = {"/EF", "/EmbeddedFiles", "/RichMediaContent"}
CARRYING_KINDS = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
FILE = "enclosed.pdf"  # its name in the store
TAIL = 2048  # bytes in which the end must be marked


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What one PDF may cost."""

    bytes: int = 10_000_000
    pages: int = 50
    objects: int = 100_000
    memory: int = 1 << 29  # bytes of address space of the child
    cpu_seconds: int = 8
    seconds: float = 10  # by the clock on the wall


USUAL = PdfLimits()


def pages_of(path: Path, limits: PdfLimits = USUAL) -> int:
    """How many pages it has. Raises ``PdfRefused`` with one of ``REASONS``."""
    _require_frame(path, limits)
    from pypdf import PdfReader

    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            raise PdfRefused("locked")
        pages = reader.get_num_pages()
        _require_still(reader, limits)
    except (PdfRefused, MemoryError):
        raise
    except Exception as error:  # whatever a library trips over in a stranger's file is the file's fault
        raise PdfRefused("damaged") from error
    if pages < 1:
        raise PdfRefused("damaged")
    if pages > limits.pages:
        raise PdfRefused("too_many_pages", most=limits.pages)
    return pages


def _require_frame(path: Path, limits: PdfLimits) -> None:
    """It begins and ends as a PDF, so that no reader takes it for something else."""
    size = path.stat().st_size
    if size > limits.bytes:
        raise PdfRefused("too_many_bytes", most=limits.bytes // 10**6)
    with path.open("rb") as file:
        if file.read(5) != b"%PDF-":
            raise PdfRefused("not_a_pdf")
        file.seek(max(0, size - TAIL))
        _, mark, after = file.read().rpartition(b"%%EOF")
    if not mark or after.strip(b"\0\t\n\f\r "):
        raise PdfRefused("damaged")


def _require_still(reader, limits: PdfLimits) -> None:
    for at, found in enumerate(_dictionaries(reader)):
        if at > limits.objects:
            raise PdfRefused("took_too_long")
        kinds = {_name(found, key) for key in ("/S", "/Type", "/Subtype")}
        if CARRYING_KEYS & set(found) or CARRYING_KINDS & kinds:
            raise PdfRefused("carries_files")
        if ACTING_KEYS & set(found) or ACTIONS & kinds or not _is_still(found):
            raise PdfRefused("acts")


def _dictionaries(reader) -> Iterator[dict]:
    """Every dictionary of the file, those inside others too."""
    from pypdf.generic import IndirectObject

    numbers = {(number, at) for at, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting = [reader.trailer, *(IndirectObject(number, at, reader) for number, at in sorted(numbers))]
    for one in waiting:
        inner = [one.get_object() if isinstance(one, IndirectObject) else one]
        while inner:
            found = inner.pop()
            if isinstance(found, dict):
                yield found
            if isinstance(found, dict | list):  # what they point to has a number and its own turn
                inner += [part for part in _parts(found) if isinstance(part, dict | list)]


def _parts(found: dict | list) -> list:
    if isinstance(found, list):
        return list(found)
    return [found.raw_get(key) for key in found]


def _at(found: dict, key: str):
    """What stands there, wherever the file keeps it; None for nothing. A ``get`` would find the reference only."""
    if key not in found:
        return None
    return found[key]


def _name(found: dict, key: str) -> str:
    named = _at(found, key)
    return named if isinstance(named, str) else ""


def _is_still(found: dict) -> bool:
    """Whether what happens by itself here, on opening or on any event, only turns pages, and what follows it too."""
    events = _at(found, "/AA")
    begun = [_at(found, "/OpenAction"), *([_at(events, key) for key in events] if isinstance(events, dict) else ())]
    return all(_name(action, "/S") in STILL for action in _followed(begun))


def _followed(begun: list) -> Iterator[dict]:
    """These actions and every one that comes after; those that lead back to themselves are gone round once."""
    waiting, met = list(begun), set()
    for action in waiting:
        if isinstance(action, dict) and id(action) not in met:
            met.add(id(action))
            yield action
            after = _at(action, "/Next")
            waiting += [one.get_object() for one in after] if isinstance(after, list) else [after]
