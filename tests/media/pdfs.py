"""PDFs, good and bad, made on the spot; each function writes ``path`` and returns it."""

from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject


def plain(path: Path, pages: int = 1) -> Path:
    """Empty pages."""
    return _written(_pages(pages), path)


def linked(path: Path) -> Path:
    """A page with a link that somebody may tap, and a bookmark."""
    writer = _pages(1)
    link = _action("URI", URI=TextStringObject("https://example.invalid/"))
    _annotate(writer, {"/Subtype": NameObject("/Link"), "/A": link})
    writer.add_outline_item(title="Trang đầu", page_number=0)
    return _written(writer, path)


def locked(path: Path) -> Path:
    """Behind a password."""
    writer = _pages(1)
    writer.encrypt("mot-hai-ba", algorithm="RC4-128")
    return _written(writer, path)


def carrying(path: Path) -> Path:
    """Another file inside."""
    writer = _pages(1)
    writer.add_attachment("bang-diem.exe", b"MZ")
    return _written(writer, path)


def pinned(path: Path) -> Path:
    """Another file pinned to the page."""
    writer = _pages(1)
    _annotate(writer, {"/Subtype": NameObject("/FileAttachment")})
    return _written(writer, path)


def scripted(path: Path) -> Path:
    """A script among the names."""
    writer = _pages(1)
    names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("x"), _action("Named")])})
    scripts = DictionaryObject({NameObject("/JavaScript"): names})
    writer.root_object[NameObject("/Names")] = scripts
    return _written(writer, path)


def opening(path: Path, kind: str, **more) -> Path:
    """An action as soon as it is opened."""
    writer = _pages(1)
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(_action(kind, **more))
    return _written(writer, path)


def closing(path: Path, kind: str, **more) -> Path:
    """An action when its page is left."""
    writer = _pages(1)
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/C"): _action(kind, **more)})
    return _written(writer, path)


def tapped(path: Path, kind: str) -> Path:
    """An action behind a link on the page."""
    writer = _pages(1)
    _annotate(writer, {"/Subtype": NameObject("/Link"), "/A": _action(kind)})
    return _written(writer, path)


def pinned_apart(path: Path) -> Path:
    """Another file pinned to the page, and the word for it an object of its own."""
    writer = _pages(1)
    _annotate(writer, {"/Subtype": writer._add_object(NameObject("/FileAttachment"))})
    return _written(writer, path)


def closing_apart(path: Path, kind: str, **more) -> Path:
    """An action when its page is left, and the page's events an object of their own."""
    writer = _pages(1)
    events = DictionaryObject({NameObject("/C"): _action(kind, **more)})
    writer.pages[0][NameObject("/AA")] = writer._add_object(events)
    return _written(writer, path)


def closing_named_apart(path: Path, kind: str) -> Path:
    """The same, and what kind of action it is a third object."""
    writer = _pages(1)
    events = DictionaryObject({NameObject("/C"): _named_apart(writer, kind)})
    writer.pages[0][NameObject("/AA")] = writer._add_object(events)
    return _written(writer, path)


def tapped_named_apart(path: Path, kind: str) -> Path:
    """An action behind a link on the page, and its kind an object of its own."""
    writer = _pages(1)
    _annotate(writer, {"/Subtype": NameObject("/Link"), "/A": _named_apart(writer, kind)})
    return _written(writer, path)


def followed(path: Path, *kinds: str, is_list: bool = False) -> Path:
    """Actions one after the other as soon as it is opened, the last one leading back to the first."""
    writer = _pages(1)
    first, *others = [writer._add_object(_action(kind)) for kind in kinds]
    for one, after in zip((first, *others), (*others, first), strict=True):
        one.get_object()[NameObject("/Next")] = ArrayObject([after]) if is_list else after
    writer.root_object[NameObject("/OpenAction")] = first
    return _written(writer, path)


def led_on(path: Path) -> Path:
    """A link whose action's kind is a reference to a reference."""
    file = tapped_named_apart(path, "Launch")
    file.write_bytes(file.read_bytes().replace(b"/Launch\n", b"3 0 R  \n"))
    return file


def unseen(path: Path) -> Path:
    """A script that no page and no name leads to."""
    writer = _pages(1)
    writer._add_object(_action("JavaScript", JS=TextStringObject("app.alert('x')")))
    return _written(writer, path)


def _pages(count: int) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width=595, height=842)
    return writer


def _annotate(writer: PdfWriter, annotation: dict) -> None:
    named = {NameObject(key): value for key, value in annotation.items()}
    note = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/Annot"), **named}))
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note])


def _action(kind: str, **more) -> DictionaryObject:
    told = {NameObject(f"/{key}"): value for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **told})


def _named_apart(writer: PdfWriter, kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): writer._add_object(NameObject(f"/{kind}"))})


def _written(writer: PdfWriter, path: Path) -> Path:
    writer.write(path)
    return path
