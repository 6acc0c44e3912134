"""The pictures made: upright, sRGB, right size, bare. In this process, for speed; ``test_child`` uses the real one."""

import io
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from judging.errors import PhotoRefused
from judging.media.renditions import MASTER, NAMES, SIZES, make
from tests.media import photos

# What metadata begins with in any of the formats, and what our photos carry.
MARKS = (b"Exif", b"EXIF", b"eXIf", b"http://ns.adobe", b"xmpmeta", b"XMP ", b"ICC_PROFILE", b"ICCP", b"<script",
         b"<!DOCTYPE", photos.CANARY)  # fmt: skip


def made(source, folder):
    folder.mkdir(exist_ok=True)
    return make(source, folder)


def opened(path) -> Image.Image:
    with Image.open(path) as image:
        image.load()
        return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference in levels of 255."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean) / 3


def assert_bare(folder):
    for path in folder.iterdir():
        data = path.read_bytes()
        found = [mark for mark in MARKS if mark in data]
        assert not found, f"{path.name} holds {found}"
        if path.suffix == ".jpg":
            assert jpeg_segments(data) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
            assert data.endswith(b"\xff\xd9")
        else:
            assert data[12:16] in (b"VP8 ", b"VP8L")
            assert len(data) == 8 + int.from_bytes(data[4:8], "little")


def jpeg_segments(data: bytes) -> set[int]:
    """The markers up to the first scan."""
    at, found = 2, set()
    while data[at + 1] != 0xDA:
        found.add(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return found


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_every_orientation_comes_out_upright_and_bare(tmp_path, kind):
    for orientation in range(1, 9):
        folder = tmp_path / str(orientation)
        photo = made(photos.MAKERS[kind](tmp_path / "photo", orientation), folder)
        assert (photo.width, photo.height) == (480, 320)
        for name in (MASTER, "960.webp", "320.jpg"):
            shown = opened(folder / name)
            assert difference(shown, photos.picture().resize(shown.size, Image.Resampling.LANCZOS)) < 4
        assert_bare(folder)


def test_sizes_are_of_the_longest_side_and_never_enlarged(tmp_path):
    source = photos.jpeg(tmp_path / "photo", 6, image=photos.picture((1500, 2500)))
    photo = made(source, tmp_path / "out")
    sizes = {file.name: (file.width, file.height) for file in photo.files}
    assert sizes == {
        MASTER: (1500, 2500),
        **dict.fromkeys(("2048.webp", "2048.jpg"), (1229, 2048)),
        **dict.fromkeys(("960.webp", "960.jpg"), (576, 960)),
        **dict.fromkeys(("320.webp", "320.jpg"), (192, 320)),
    }
    assert tuple(file.name for file in photo.files) == NAMES
    for file in photo.files:
        path = tmp_path / "out" / file.name
        assert (opened(path).size, path.stat().st_size) == ((file.width, file.height), file.bytes)
    small = made(photos.jpeg(tmp_path / "small"), tmp_path / "few")
    assert {(file.width, file.height) for file in small.files} == {(480, 320), (320, 213)}


@pytest.mark.parametrize("size", [(5000, 1700), (4097, 3000), (2100, 2050)])
def test_shrinking_while_decoding_keeps_every_pixel_in_place(tmp_path, size):
    """Against the plain way: decode whole, resize once."""
    image = photos.picture(size)
    made(photos.jpeg(tmp_path / "photo", 8, image=image), tmp_path / "out")
    for longest in SIZES:
        shown = opened(tmp_path / "out" / f"{longest}.jpg")
        assert difference(shown, image.resize(shown.size, Image.Resampling.LANCZOS)) < 3


@pytest.mark.parametrize(("kind", "size"), [*((kind, (300, 200)) for kind in photos.MAKERS), ("JPEG", (4100, 2100))])
def test_display_p3_becomes_srgb_in_every_file(tmp_path, kind, size):
    """A P3 red inside sRGB's reach: shown as the same colour, other numbers. 4100 px: decoded twice."""
    stored, profile = (200, 80, 60), photos.display_p3()
    source = photos.MAKERS[kind](tmp_path / "photo", image=Image.new("RGB", size, stored), icc_profile=profile)
    made(source, tmp_path / "out")
    one = Image.new("RGB", (1, 1), stored)
    own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    wanted = ImageCms.profileToProfile(one, own, ImageCms.createProfile("sRGB")).getpixel((0, 0))
    assert wanted[0] > 212  # the test means something: unconverted numbers would be far off
    for name in NAMES:
        shown = opened(tmp_path / "out" / name).getpixel((100, 100))
        assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) <= 4, name


def grey16(level: int) -> Image.Image:
    return Image.frombytes("I;16", (300, 300), level.to_bytes(2, "little") * 90_000)


def clear(mode: str) -> Image.Image:
    return Image.new("RGBA", (300, 300), (200, 0, 0, 0)).convert(mode)


@pytest.mark.parametrize(
    ("kind", "image", "wanted"),
    [
        ("PNG", Image.new("L", (300, 300), 90), (90, 90, 90)),
        ("PNG", Image.new("1", (300, 300), 1), (255, 255, 255)),
        ("PNG", grey16(90 * 257), (90, 90, 90)),
        ("PNG", Image.new("RGB", (300, 300), (10, 120, 200)).quantize(4), (10, 120, 200)),
        ("PNG", clear("RGBA"), (255, 255, 255)),
        ("PNG", clear("LA"), (255, 255, 255)),
        ("WEBP", clear("RGBA"), (255, 255, 255)),
        ("AVIF", clear("RGBA"), (255, 255, 255)),
        ("HEIF", clear("RGBA"), (255, 255, 255)),
        ("PNG", Image.new("RGBA", (300, 300), (200, 0, 0, 128)), (227, 127, 127)),
        ("JPEG", Image.new("L", (300, 300), 90), (90, 90, 90)),
        ("JPEG", Image.new("CMYK", (300, 300), (0, 0, 0, 165)), (90, 90, 90)),
    ],
    ids=lambda value: value.mode if isinstance(value, Image.Image) else None,
)
def test_every_kind_of_pixel_becomes_rgb_on_white(tmp_path, kind, image, wanted):
    made(photos.MAKERS[kind](tmp_path / "photo", image=image), tmp_path / "out")
    for name in NAMES:
        shown = opened(tmp_path / "out" / name)
        assert shown.mode == "RGB"
        assert max(abs(a - b) for a, b in zip(shown.getpixel((100, 100)), wanted, strict=True)) <= 4, name


def test_transparency_by_key_becomes_white(tmp_path):
    image = Image.new("RGB", (300, 300), (200, 0, 0))
    made(photos.png(tmp_path / "photo", image=image, transparency=(200, 0, 0)), tmp_path / "out")
    assert opened(tmp_path / "out" / MASTER).getpixel((100, 100)) == (255, 255, 255)


@pytest.mark.parametrize(
    "profile", [b"junk", photos.display_p3()[:300], b"\0" * 200, photos.display_p3().replace(b"RGB XYZ", b"CMYKXYZ")]
)
def test_a_damaged_profile_is_ignored(tmp_path, profile):
    made(photos.jpeg(tmp_path / "photo", icc_profile=profile), tmp_path / "out")
    assert difference(opened(tmp_path / "out" / MASTER), photos.picture()) < 4


@pytest.mark.filterwarnings("ignore:.*EXIF:UserWarning")  # Pillow remarks on them
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0junk", b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"]
)
def test_damaged_metadata_is_ignored(tmp_path, exif):
    made(photos.jpeg(tmp_path / "photo", exif=exif), tmp_path / "out")
    assert difference(opened(tmp_path / "out" / MASTER), photos.picture()) < 4


def test_only_the_first_picture_of_a_phone_photo_is_shown(tmp_path):
    made(photos.mpo(tmp_path / "photo"), tmp_path / "out")
    assert difference(opened(tmp_path / "out" / MASTER), photos.picture()) < 4


def test_a_page_behind_the_photo_is_gone(tmp_path):
    made(photos.polyglot(tmp_path / "photo"), tmp_path / "out")
    assert_bare(tmp_path / "out")


@pytest.mark.parametrize("kind", photos.MAKERS)
def test_half_a_photo_is_damaged(tmp_path, kind):
    whole = photos.MAKERS[kind](tmp_path / "whole", image=photos.picture((900, 600)).effect_spread(40))
    with pytest.raises(PhotoRefused, match="damaged"):
        made(photos.cut(whole, tmp_path / "half"), tmp_path / "out")


def test_a_missing_end_mark_alone_is_no_damage(tmp_path):
    whole = photos.jpeg(tmp_path / "photo")
    whole.write_bytes(whole.read_bytes().removesuffix(b"\xff\xd9"))
    try:
        made(whole, tmp_path / "out")
    except PhotoRefused as refused:
        assert refused.reason == "damaged"
    else:
        assert difference(opened(tmp_path / "out" / MASTER), photos.picture()) < 4


def test_a_header_that_lies_about_the_size_is_damaged(tmp_path):
    """libheif believes the largest picture, PNG's decoder its own header: whoever differs from ours is refused."""
    source = photos.heic(tmp_path / "photo")
    size = (480).to_bytes(4) + (320).to_bytes(4)
    source.write_bytes(source.read_bytes().replace(size, (240).to_bytes(4) + (320).to_bytes(4), 1))
    with pytest.raises(PhotoRefused, match="damaged"):
        made(source, tmp_path / "out")


def test_files_get_smaller_with_their_size(tmp_path):
    source = photos.natural(tmp_path / "photo", (2600, 1900))
    sizes = {file.name: file.bytes for file in made(source, tmp_path / "out").files}
    for larger, smaller in pairwise(SIZES):
        assert sizes[f"{larger}.webp"] > sizes[f"{smaller}.webp"]
    assert_bare(tmp_path / "out")
