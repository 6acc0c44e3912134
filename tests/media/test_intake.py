"""What the header alone decides: formats by content, sizes, animations, bombs."""

import struct
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from judging.errors import PhotoRefused
from judging.media.headers import exif_orientation
from judging.media.intake import REASONS, SMALL, USUAL, inspect
from tests.media import photos

NOT_PHOTOS = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!DOCTYPE html><script>alert(1)</script>",
    "pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript>>>>",
    "gif as script": b"GIF89a/*" + b"\0" * 100 + b"*/=alert(1)",
    "tiff": b"II*\0\x08\0\0\0",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "photoshop": b"8BPS\0\x01",
    "bitmap": b"BM" + b"\0" * 60,
    "video": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 60,
    "nothing": b"",
    "one byte": b"\xff",
}


def refusal(path, limits=USUAL) -> PhotoRefused:
    with pytest.raises(PhotoRefused) as refused:
        inspect(path, limits)
    assert refused.value.reason in REASONS
    return refused.value


@pytest.mark.parametrize("kind", photos.MAKERS)
@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_facts_are_those_of_the_upright_photo(tmp_path, kind, orientation):
    facts = inspect(photos.MAKERS[kind](tmp_path / "photo.bin", orientation))
    assert (facts.format, facts.width, facts.height) == (kind, 480, 320)
    assert (facts.frames, facts.orientation, facts.has_profile) == (1, orientation, False)


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_profile_is_seen(tmp_path, kind):
    assert inspect(photos.MAKERS[kind](tmp_path / "photo", icc_profile=photos.display_p3())).has_profile


def test_second_picture_of_a_phone_photo_does_not_count(tmp_path):
    facts = inspect(photos.mpo(tmp_path / "photo.jpg"))
    assert (facts.format, facts.width, facts.height, facts.frames) == ("JPEG", 480, 320, 1)


@pytest.mark.parametrize("content", NOT_PHOTOS.values(), ids=NOT_PHOTOS)
def test_other_files_named_jpg_are_not_photos(tmp_path, content):
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    assert refusal(path).reason == "not_a_photo"


@pytest.mark.parametrize(
    ("kind", "reason"), [("GIF", "not_a_photo"), ("WEBP", "animated"), ("PNG", "animated"), ("AVIF", "animated")]
)
def test_moving_pictures_are_refused(tmp_path, kind, reason):
    assert refusal(photos.moving(tmp_path / "photo.jpg", kind)).reason == reason


@pytest.mark.parametrize(("bomb", "megapixels"), [(photos.png_bomb, 400), (photos.avif_bomb, 144)])
def test_bombs_are_refused_at_once(tmp_path, bomb, megapixels):
    path = bomb(tmp_path / "photo.png")
    assert path.stat().st_size < 50_000
    began = time.perf_counter()
    refused = refusal(path)
    assert time.perf_counter() - began < 0.05
    assert (refused.reason, refused.values) == ("too_many_pixels", {"megapixels": megapixels, "most": 60})


@pytest.mark.parametrize(("side", "is_taken"), [(199, False), (200, True)])
def test_shortest_side(tmp_path, side, is_taken):
    path = photos.png(tmp_path / "photo", image=photos.picture((300, side)))
    if is_taken:
        assert inspect(path).height == side
    else:
        assert refusal(path).values == {"pixels": 199, "least": 200}


@pytest.mark.parametrize(("over", "is_taken"), [(0, True), (1, False)])
def test_limits_admit_what_equals_them(tmp_path, over, is_taken):
    path = photos.jpeg(tmp_path / "photo")
    size = path.stat().st_size
    for limits, reason in (
        (replace(USUAL, bytes=size - over), "too_many_bytes"),
        (replace(USUAL, pixels=480 * 320 - over), "too_many_pixels"),
        (replace(USUAL, longest=480 - over), "too_many_pixels"),
    ):
        if is_taken:
            assert inspect(path, limits).width == 480
        else:
            assert refusal(path, limits).reason == reason


def test_a_small_photo_is_taken_with_a_warning(tmp_path):
    assert inspect(photos.png(tmp_path / "a", image=photos.picture((SMALL - 1, 300)))).is_small
    assert not inspect(photos.png(tmp_path / "b", image=photos.picture((300, SMALL)))).is_small


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_a_file_that_ends_inside_its_header_is_refused(tmp_path, kind):
    path = photos.MAKERS[kind](tmp_path / "whole")
    for length in range(12, 24, 3):
        short = tmp_path / "short"
        short.write_bytes(path.read_bytes()[:length])
        assert refusal(short).reason in ("damaged", "not_a_photo")


@given(junk=some.binary(max_size=200), kind=some.sampled_from(sorted(photos.MAKERS)), at=some.integers(0, 400))
@settings(max_examples=200, deadline=None)
def test_junk_in_a_header_never_gets_past_as_an_error_of_ours(tmp_path_factory, junk, kind, at):
    folder = tmp_path_factory.getbasetemp()
    whole = folder / f"whole-{kind}"
    if not whole.exists():
        photos.MAKERS[kind](whole)
    data = whole.read_bytes()
    path = folder / "bent"
    path.write_bytes(data[:at] + junk + data[at + len(junk) :])
    try:
        inspect(path)
    except PhotoRefused as refused:
        assert refused.reason in REASONS


def tiff(order: str, value: int, kind: int = 3) -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    field = struct.pack(order + ("I" if kind == 4 else "H2x"), value)
    return b"Exif\0\0" + mark + struct.pack(order + "IHHHI", 8, 1, 0x0112, kind, 1) + field


@pytest.mark.parametrize(
    ("exif", "orientation"),
    [
        (tiff("<", 6), 6),
        (tiff(">", 8), 8),
        (tiff(">", 3, kind=4), 3),
        (tiff("<", 0), 1),
        (tiff("<", 9), 1),
        (tiff("<", 65535), 1),
        (tiff("<", 6)[:20], 1),
        (b"Exif\0\0" + b"MM\0*" + b"\xff" * 8, 1),
        (b"Exif\0\0", 1),
        (b"", 1),
    ],
)
def test_orientation_and_nonsense(exif, orientation):
    assert exif_orientation(exif) == orientation


def test_decoder_and_header_agree_on_turned_avif(tmp_path):
    """Pillow translates AVIF's own turning to EXIF; our table must say the same."""
    for orientation in range(1, 9):
        path = photos.avif(tmp_path / "photo", orientation)
        with Image.open(path) as image:
            assert image.getexif().get(photos.ORIENTATION, 1) == inspect(path).orientation
