"""The pictures we serve in a photo's place: upright, sRGB, on white paper, without one byte of the original.

Order matters and was measured: a JPEG is decoded already shrunk, one step brings it
to the largest size, and only then is its colour converted and the picture turned.
Turning or converting first costs up to five times the time and memory. The first step
is BICUBIC: a quarter cheaper than LANCZOS and 46 to 57 dB from it, where WebP itself
keeps 37. The later, small ones are LANCZOS. Never ``thumbnail`` (it asks the decoder
for twice the size), never ``draft`` on a HEIF file (it would show the embedded
thumbnail, which may be another picture).

Transparent parts become white: product pictures cut out are meant for white paper.
"""

import errno
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import AvifImagePlugin, Image, ImageCms

from judging.errors import PhotoRefused
from judging.media.ground import ground_of
from judging.media.intake import USUAL, Facts, Limits, inspect
from judging.media.prints import print_of
from judging.media.taken import Taken, taken

SIZES = (2048, 960, 320)  # px on the longest side, never enlarged
ORIGINAL = "original.bin"  # the file as it was sent, where it is kept
MASTER = "master.jpg"
SAVING = {"webp": {"quality": 80, "method": 4}, "jpg": {"quality": 82}}
NAMES = (MASTER, *(f"{size}.{kind}" for size in SIZES for kind in SAVING))
SRGB = ImageCms.createProfile("sRGB")
ONE_THREAD = 1  # one photo is one core's work; more threads only add memory

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file written. Sides in pixels, size in bytes."""

    name: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Made:
    """A photo taken in: its full size in pixels, its ``ground-n`` number and its files.

    ``print`` is what it is known again by (``media.prints``), ``taken`` what its metadata said before it was stripped.
    """

    width: int
    height: int
    ground: int
    files: tuple[Rendition, ...]
    print: bytes = b""
    taken: Taken = Taken()


@dataclass(slots=True)
class Decoded:
    """Pixels as they come from the decoder, perhaps already shrunk, and what is needed to finish them."""

    pixels: Image.Image
    profile: bytes | None
    orientation: int
    full: tuple[int, int]
    taken: Taken = Taken()

    @property
    def is_whole(self) -> bool:
        return self.pixels.size == self.full


def make(source: Path, into: Path, *, limits: Limits = USUAL) -> Made:
    """Write every file of ``NAMES`` for the photo ``source`` into the existing folder ``into``.

    Raises ``PhotoRefused``. Decodes a stranger's file with C libraries: call it in
    the limited process of ``child``, not in a server.
    """
    facts = inspect(source, limits)
    photo = decode(source, facts, longest=SIZES[0])
    files, smallest = write_sizes(photo, into)
    said = photo.taken
    if not photo.is_whole:
        photo = decode(source, facts)
    master = write_master(photo, into)
    ground, own = ground_of(smallest), print_of(smallest)
    return Made(master.width, master.height, ground, (master, *files), own, said)


def decode(source: Path, facts: Facts, *, longest: int | None = None) -> Decoded:
    """The photo's pixels; a JPEG at a fraction of its size that is still at least ``longest``.

    A file that ends before its last pixel, or whose pixels are not those its header
    promised, is refused as damaged.
    """
    _prepare(facts.format)
    try:
        with Image.open(source, formats=(facts.format,)) as image:
            full = image.size
            if sorted(full) != sorted((facts.width, facts.height)):
                raise PhotoRefused("damaged")
            if longest and facts.format == "JPEG":
                image.draft("RGB", _fitted(full, longest))
            image.load()
            # libheif turns the picture itself while decoding; the others leave it to us.
            orientation = 1 if facts.format == "HEIF" else facts.orientation
            return Decoded(_plain(image), image.info.get("icc_profile"), orientation, full, taken(image))
    except (PhotoRefused, MemoryError):
        raise
    except Image.DecompressionBombError as bomb:
        raise PhotoRefused("too_many_pixels") from bomb
    except OSError as error:
        # With a number the disk fails, not the photo; but a parser may seek where the file tells it, and nobody can.
        if error.errno not in (None, errno.EINVAL):
            raise
        raise PhotoRefused("damaged") from error
    except Exception as error:  # Pillow's parsers raise KeyError, struct.error, SyntaxError and more on bad files
        raise PhotoRefused("damaged") from error


def write_sizes(
    photo: Decoded, into: Path, *, kinds: tuple[str, ...] = tuple(SAVING)
) -> tuple[list[Rendition], Image.Image]:
    """Write the pictures of ``SIZES``, each made from the one before; these, and the smallest as pixels."""
    picture = _finished(_shrunk(photo), photo)
    files = []
    for size in SIZES:
        if max(picture.size) > size:
            picture = picture.resize(_fitted(picture.size, size), Image.Resampling.LANCZOS)
        files += [_written(picture, into / f"{size}.{kind}", **SAVING[kind]) for kind in kinds]
    return files, picture


def write_master(photo: Decoded, into: Path) -> Rendition:
    """Write the whole photo, for printing and for making other sizes later; uses up ``photo.pixels``."""
    return _written(_finished(photo.pixels, photo), into / MASTER, quality=92)


def _prepare(kind: str) -> None:
    """Bring in the decoder a file needs, and HEIF's only then: it is large."""
    AvifImagePlugin.DEFAULT_MAX_THREADS = ONE_THREAD
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener(
            decode_threads=ONE_THREAD, thumbnails=False, depth_images=False, aux_images=False
        )


def _plain(image: Image.Image) -> Image.Image:
    """L, RGB, RGBA or CMYK from whatever was stored: palettes, 16 bit, one bit, transparency by key."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    if image.mode in ("RGBA", "CMYK"):
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _fitted(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _shrunk(photo: Decoded) -> Image.Image:
    """A new picture of the largest size we serve, in the proportions of the full photo."""
    wanted = _fitted(photo.full, SIZES[0])
    if photo.pixels.size == wanted:
        return photo.pixels.copy()
    return photo.pixels.resize(wanted, Image.Resampling.BICUBIC)


def _finished(picture: Image.Image, photo: Decoded) -> Image.Image:
    """In sRGB, on white, upright, and without anything but pixels."""
    picture = _in_srgb(picture, photo.profile)
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture)
        picture = paper
    picture = picture if picture.mode == "RGB" else picture.convert("RGB")
    if photo.orientation in TURNS:
        picture = picture.transpose(TURNS[photo.orientation])
    picture.info = {}
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the photo's profile means them, changed in place where the mode allows.

    A profile that is damaged, or of another kind than the pixels, is ignored.
    """
    if not profile:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if picture.mode != mode:
            return ImageCms.profileToProfile(picture, own, SRGB, outputMode=mode)
        ImageCms.profileToProfile(picture, own, SRGB, inPlace=True)
    except (ImageCms.PyCMSError, OSError):
        pass
    return picture


def _written(picture: Image.Image, path: Path, **how) -> Rendition:
    picture.save(path, **how)
    return Rendition(path.name, *picture.size, path.stat().st_size)
