"""Photos as phones and cameras really write them, from the shared folder, through the limited process."""

import pytest

from judging.errors import PhotoRefused
from judging.media.child import process
from judging.media.intake import inspect
from judging.media.renditions import decode, write_sizes
from tests.media.photos import cut
from tests.media.test_renditions import assert_bare, difference, opened

SIZES = {
    "HMD_Nokia_8.3_5G.jpg": (4608, 1976),
    "iphone_13_pro_max.HEIC": (3024, 4032),
    "jolla.jpg": (3264, 2448),
    "gps_DSCN0010.jpg": (640, 480),
    "odd_exif.jpg": (1600, 1200),
    "truncated.jpg": (3648, 2736),
    "orientation_portrait_6.jpg": (1200, 1800),
    "orientation_landscape_1.jpg": (1800, 1200),
}


@pytest.mark.parametrize("name", SIZES)
def test_each_is_taken_bare_and_upright(shared, tmp_path, name):
    source = shared / "data/photos" / name
    made = process(source, tmp_path / "into")
    assert (made.width, made.height) == SIZES[name]
    assert_bare(tmp_path / "into")
    assert inspect(source).is_small == (name == "gps_DSCN0010.jpg")


def test_the_same_picture_however_the_phone_was_held(shared, tmp_path):
    made = {
        held: process(shared / f"data/photos/orientation_landscape_{held}.jpg", tmp_path / str(held))
        for held in (1, 3, 6, 8)
    }
    assert {(photo.width, photo.height, photo.ground) for photo in made.values()} == {(1800, 1200, made[1].ground)}
    for held in made:
        assert difference(opened(tmp_path / str(held) / "320.webp"), opened(tmp_path / "1" / "320.webp")) < 5


def test_the_iphones_colours(shared, tmp_path):
    """Converted from Display P3: near the plain picture, and not it."""
    source = shared / "data/photos/iphone_13_pro_max.HEIC"
    photo = decode(source, inspect(source))
    plain = photo.pixels.resize((240, 320))
    write_sizes(photo, tmp_path, kinds=("jpg",))
    assert 0.5 < difference(opened(tmp_path / "320.jpg"), plain) < 12


@pytest.mark.parametrize("name", ["jolla.jpg", "truncated.jpg", "iphone_13_pro_max.HEIC"])
def test_half_of_it_is_damaged(shared, tmp_path, name):
    half = cut(shared / "data/photos" / name, tmp_path / "half")
    with pytest.raises(PhotoRefused, match="damaged"):
        process(half, tmp_path / "into")
