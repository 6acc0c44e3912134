"""What a PDF may be: pages pass, what acts, carries files or is locked does not, and a hang ends."""

import json
from dataclasses import replace

import pytest
from pypdf.generic import TextStringObject

from judging.errors import PdfRefused
from judging.infra import typesetting
from judging.media import child, inside, pdf
from tests.factories import NOW
from tests.media import pdfs

WORDS = TextStringObject("app.alert('x')")
FAR = TextStringObject("https://example.invalid/")


def reason(path, limits=pdf.USUAL) -> str:
    with pytest.raises(PdfRefused) as refused:
        child.pages_of(path, limits=limits)
    return refused.value.reason


@pytest.mark.parametrize("pages", [1, 50])
def test_pages_are_counted(tmp_path, pages):
    assert child.pages_of(pdfs.plain(tmp_path / "a", pages)) == pages


def test_a_link_that_somebody_taps_passes(tmp_path):
    assert child.pages_of(pdfs.linked(tmp_path / "a")) == 1


def test_what_we_print_ourselves_passes(tmp_path):
    labels = {"title": "Nhãn", "words": {}, "competition": "Cuộc thi", "language": "vi"}
    entry = {"number": "1", "title": "Lọ hoa", "group": "Gốm", "qr": typesetting.qr("https://example.invalid/x")}
    (tmp_path / "a").write_bytes(typesetting.pdf("labels", labels | {"entries": [entry]}, now=NOW))
    assert child.pages_of(tmp_path / "a") == 1


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (pdfs.locked, "locked"),
        (pdfs.carrying, "carries_files"),
        (pdfs.pinned, "carries_files"),
        (pdfs.scripted, "acts"),
        (pdfs.unseen, "acts"),
        (lambda path: pdfs.opening(path, "URI", URI=FAR), "acts"),
        (lambda path: pdfs.opening(path, "JavaScript", JS=WORDS), "acts"),
        (lambda path: pdfs.closing(path, "URI", URI=FAR), "acts"),
        *((lambda path, kind=kind: pdfs.tapped(path, kind), "acts") for kind in ("Launch", "SubmitForm", "GoToR")),
        (pdfs.pinned_apart, "carries_files"),
        (lambda path: pdfs.closing_apart(path, "URI", URI=FAR), "acts"),
        (lambda path: pdfs.closing_named_apart(path, "Launch"), "acts"),
        (lambda path: pdfs.tapped_named_apart(path, "Launch"), "acts"),
        (lambda path: pdfs.followed(path, "GoTo", "GoTo", "URI"), "acts"),
        (lambda path: pdfs.followed(path, "GoTo", "URI", is_list=True), "acts"),
        (pdfs.led_on, "damaged"),
        (lambda path: pdfs.plain(path, 51), "too_many_pages"),
        (lambda path: pdfs.plain(path, 0), "damaged"),
    ],
)
def test_refused(tmp_path, make, told):
    assert reason(make(tmp_path / "a")) == told


def test_opening_at_a_page_passes(tmp_path):
    assert child.pages_of(pdfs.opening(tmp_path / "a", "GoTo")) == 1
    assert child.pages_of(pdfs.followed(tmp_path / "a", "GoTo", "Named")) == 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (b"<!DOCTYPE html>\n", b"", "not_a_pdf"),
        (b"", b"\n<script>alert(1)</script>", "damaged"),
        (b"", b"PK\x05\x06" + b"\0" * 18, "damaged"),
        (b"", b"\r\n\0\n", None),
    ],
)
def test_it_is_a_pdf_from_end_to_end(tmp_path, before, after, told):
    file = pdfs.plain(tmp_path / "a")
    file.write_bytes(before + file.read_bytes() + after)
    assert (reason(file) if told else child.pages_of(file)) == (told or 1)


def test_a_picture_and_nothing_are_no_pdf(tmp_path):
    for content in (b"", b"\xff\xd8\xff\xe0", b"%PDF-1.7"):
        (tmp_path / "a").write_bytes(content)
        assert reason(tmp_path / "a") == ("damaged" if content.startswith(b"%PDF-") else "not_a_pdf")


def test_cut_and_scrambled_files_are_refused_or_read_and_never_crash(tmp_path):
    whole = pdfs.linked(tmp_path / "a").read_bytes()
    for at in range(10, len(whole), len(whole) // 12):
        (tmp_path / "b").write_bytes(whole[:at] + b"\n%%EOF")
        (tmp_path / "c").write_bytes(whole[:at] + bytes(255 - byte for byte in whole[at : at + 9]) + whole[at + 9 :])
        for name in "bc":
            try:
                assert child.pages_of(tmp_path / name) == 1
            except PdfRefused as refused:
                assert refused.reason in pdf.REASONS


def test_bytes_and_objects_are_bounded(tmp_path):
    file = pdfs.plain(tmp_path / "a", 3)
    assert reason(file, replace(pdf.USUAL, bytes=100)) == "too_many_bytes"
    assert reason(file, replace(pdf.USUAL, objects=3)) == "took_too_long"


def test_a_child_that_hangs_dies_or_lies(tmp_path, monkeypatch):
    file, script = pdfs.plain(tmp_path / "a"), tmp_path / "impostor.py"
    monkeypatch.setattr(inside, "__file__", str(script))
    lies = [json.dumps({"pages": "many"}), json.dumps({"refused": "x", "values": {}}), "[]", ""]
    for code in ("import time; time.sleep(60)", "import os; os._exit(3)", *(f"print({lie!r})" for lie in lies)):
        script.write_text(code)
        told = reason(file, replace(pdf.USUAL, seconds=0.5 if "sleep" in code else 10))
        assert told == ("took_too_long" if "sleep" in code else "damaged")


def test_the_machines_fault_is_not_the_files(tmp_path, monkeypatch):
    file, script = pdfs.plain(tmp_path / "a"), tmp_path / "impostor.py"
    monkeypatch.setattr(inside, "__file__", str(script))
    script.write_text('print(\'{"failed": "no room"}\')')
    with pytest.raises(child.Interrupted):
        child.pages_of(file)
