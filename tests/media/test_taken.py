"""What a file says of when and with what it was taken: four facts, cleaned, and never the place."""

import pytest
from PIL import Image

from judging.media.renditions import make
from judging.media.taken import Taken, believed, taken
from tests.media import photos

MODEL, MAKE, SOFTWARE, CHANGED, TAKEN_AT, SERIAL = 0x0110, 0x010F, 0x0131, 0x0132, 0x9003, 0xA431


def said(path, tags: dict, *, own: dict | None = None, kind: str = "JPEG", **how) -> Taken:
    exif = photos.exif()
    del exif[MAKE]
    exif.get_ifd(0x8769).update(own or {})
    for tag, value in tags.items():
        exif[tag] = value
    photos.MAKERS[kind](path, exif=exif.tobytes() if kind == "HEIF" else exif, **how)
    folder = path.parent / "into"
    folder.mkdir()
    return make(path, folder).taken


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_date_device_and_program_of_every_format(tmp_path, kind):
    tags = {MAKE: "Canon", MODEL: "Canon EOS R6", SOFTWARE: "Adobe Photoshop 25.0", CHANGED: "2026:05:02 08:00:00"}
    told = said(tmp_path / "photo", tags, own={TAKEN_AT: "2026:03:12 10:22:33", SERIAL: "SN-123"}, kind=kind)
    assert told == Taken("2026-03-12 10:22:33", "Canon EOS R6", "Adobe Photoshop 25.0", False)


def test_make_and_model_are_one_device(tmp_path):
    assert said(tmp_path / "photo", {MAKE: "samsung", MODEL: "SM-A525F"}).device == "samsung SM-A525F"


def test_the_place_and_names_are_never_told(tmp_path):
    photos.jpeg(tmp_path / "photo")
    with Image.open(tmp_path / "photo") as image:
        told = taken(image)
    assert told == Taken(device=photos.CANARY.decode()), "only the maker's name is a fact; artist and place are not"


@pytest.mark.parametrize("date", ["0000:00:00 00:00:00", "2026:13:01 00:00:00", "yesterday", "", "2026:03:12"])
def test_nonsense_is_no_date(tmp_path, date):
    assert said(tmp_path / "photo", {}, own={TAKEN_AT: date}).at == ""


def test_a_generator_that_says_so(tmp_path):
    kind = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    packet = b'<x:xmpmeta xmp:CreatorTool="Adobe Firefly"><rdf iptc="' + kind + b'"/></x:xmpmeta>'
    told = said(tmp_path / "photo", {}, xmp=packet)
    assert told.is_generated and told.software == "Adobe Firefly"


def test_a_file_without_metadata_says_nothing(tmp_path):
    photos.picture().save(tmp_path / "bare.png")
    with Image.open(tmp_path / "bare.png") as image:
        assert taken(image) == Taken() and not taken(image).is_said


def test_what_the_child_tells_is_made_sure_of():
    told = {"at": "2026-03-12 10:22:33", "device": "A\u202eB\n" + "x" * 500, "software": "<b>\0", "is_generated": 1}
    assert believed(told) == Taken("2026-03-12 10:22:33", "AB" + "x" * 118, "<b>", False)
    assert believed(told | {"at": "2026-99-99 10:22:33"}).at == ""
