"""Photos of every kind, good and bad, made on the spot; each function writes ``path`` and returns it."""

import io
import random
import struct
import zlib
from base64 import b85decode
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, PngImagePlugin

CANARY = b"CANARY-4f1d"
ORIENTATION, GPS = 0x0112, 0x8825
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + CANARY + b"</x:xmpmeta>"
HTML_TAIL = b"<!DOCTYPE html><script>/*" + CANARY + b"*/alert(document.cookie)</script>"

# What turns an upright picture into the one a camera stores under each orientation.
STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def picture(size: tuple[int, int] = (480, 320), mode: str = "RGB") -> Image.Image:
    """A grey ground with a differently coloured block in each corner, so every turn shows."""
    drawn = Image.new("RGB", size, "#b1b1b1")
    pen, (wide, high) = ImageDraw.Draw(drawn), size
    for left, top, colour in ((0.1, 0.1, "red"), (0.6, 0.1, "green"), (0.1, 0.6, "blue"), (0.6, 0.6, "orange")):
        pen.rectangle((left * wide, top * high, (left + 0.3) * wide, (top + 0.3) * high), fill=colour)
    return drawn.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """A phone's metadata: a place on earth, names, and the canary in the maker's."""
    tags = Image.Exif()
    tags[ORIENTATION] = orientation
    tags[0x010F] = CANARY.decode()  # Make
    tags[0x013B] = "<script>" + CANARY.decode()  # Artist
    tags.get_ifd(GPS).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 12.0)})
    return tags


def jpeg(path: Path, orientation: int = 1, *, image: Image.Image | None = None, **how) -> Path:
    """A JPEG that shows ``image`` upright, stored under ``orientation``, stuffed with metadata."""
    how = {"exif": exif(orientation), "xmp": XMP, "comment": CANARY, "quality": 92} | how
    _stored(image or picture(), orientation).save(path, "JPEG", **how)
    return path


def png(path: Path, orientation: int = 1, *, image: Image.Image | None = None, **how) -> Path:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", CANARY.decode())
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    _stored(image or picture(), orientation).save(path, "PNG", **{"exif": exif(orientation), "pnginfo": text} | how)
    return path


def webp(path: Path, orientation: int = 1, *, image: Image.Image | None = None, **how) -> Path:
    how = {"exif": exif(orientation), "xmp": XMP, "quality": 90} | how
    _stored(image or picture(), orientation).save(path, "WEBP", **how)
    return path


def avif(path: Path, orientation: int = 1, *, image: Image.Image | None = None, **how) -> Path:
    how = {"exif": exif(orientation), "xmp": XMP, "quality": 90, "speed": 9, "max_threads": 1} | how
    _stored(image or picture(), orientation).save(path, "AVIF", **how)
    return path


def heic(path: Path, orientation: int = 1, *, image: Image.Image | None = None, **how) -> Path:
    """As a phone writes it: turned by the container's own ``irot``, with the EXIF beside it."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    how = {"exif": exif(orientation).tobytes(), "xmp": XMP, "quality": 90} | how
    _stored(image or picture(), orientation).save(path, "HEIF", **how)
    return path


MAKERS = {"JPEG": jpeg, "PNG": png, "WEBP": webp, "AVIF": avif, "HEIF": heic}


def mpo(path: Path, *, image: Image.Image | None = None) -> Path:
    """A JPEG with a second picture behind it, as phones store depth or gain maps."""
    second = Image.new("RGB", (320, 240), "black")
    (image or picture()).save(path, "MPO", save_all=True, append_images=[second], exif=exif())
    return path


def moving(path: Path, kind: str) -> Path:
    """Two frames: GIF, WEBP, PNG or AVIF."""
    first = picture()
    first.save(path, kind, save_all=True, append_images=[first.rotate(90), first.rotate(180)], duration=100)
    return path


@cache
def display_p3() -> bytes:
    """A Display P3 profile: sRGB's, with the three primaries of P3 (adapted to D50) in their place."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for entry in range(int.from_bytes(profile[128:132])):
        name, start, _ = struct.unpack_from(">4sII", profile, 132 + 12 * entry)
        if name in primaries:
            struct.pack_into(">3i", profile, start + 8, *(round(value * 65536) for value in primaries[name]))
    return bytes(profile)


def cut(source: Path, path: Path, share: float = 0.5) -> Path:
    """The first ``share`` of a file, as a broken upload leaves it."""
    data = source.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def polyglot(path: Path) -> Path:
    """A sound JPEG that is a web page as well, to whoever reads on."""
    jpeg(path)
    path.write_bytes(path.read_bytes() + HTML_TAIL)
    return path


def png_bomb(path: Path, side: int = 20_000) -> Path:
    """``side`` squared black pixels of one bit: 400 megapixels in 49 kB."""
    row = bytes(1 + (side + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join([packer.compress(row) for _ in range(side)]) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b""))
    return path


def avif_bomb(path: Path) -> Path:
    """144 megapixels of one colour in a kilobyte; encoding it takes a gigabyte, so here it is made already."""
    path.write_bytes(zlib.decompress(b85decode(AVIF_BOMB)))
    return path


def natural(path: Path, size: tuple[int, int], orientation: int = 6, *, seed: int = 1, quality: int = 88) -> Path:
    """A Display P3 JPEG, ``size`` as stored, that weighs and decodes like a phone's: broad light, edges, noise."""
    dice, bands = random.Random(seed), []
    for _ in range(3):
        broad = _field(dice, (8, 6)).resize(size, Image.Resampling.BICUBIC)
        shapes = _field(dice, (60, 45)).resize(size, Image.Resampling.NEAREST).filter(ImageFilter.BoxBlur(2))
        noise = _noise(dice, size).point(lambda level: 112 + level // 8)
        bands.append(ImageChops.add(Image.blend(broad, shapes, 0.3), noise, scale=1, offset=-128))
    Image.merge("RGB", bands).save(path, "JPEG", quality=quality, exif=exif(orientation), icc_profile=display_p3())
    return path


def _field(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, dice.randbytes(size[0] * size[1]))


def _noise(dice: random.Random, size: tuple[int, int]) -> Image.Image:
    """One tile of noise laid shifted by chance, so that it costs little and repeats nowhere in sight."""
    tile, ground = _field(dice, (1024, 1024)), Image.new("L", size)
    for left in range(0, size[0], 1024):
        for top in range(0, size[1], 1024):
            ground.paste(ImageChops.offset(tile, dice.randrange(1024), dice.randrange(1024)), (left, top))
    return ground


def _stored(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(STORED[orientation]) if orientation in STORED else image


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def as_bytes(image: Image.Image, kind: str, **how) -> bytes:
    """The file as bytes, for tests that bend them."""
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


AVIF_BOMB = (
    "c-muNV30{GsVqn=%S>Yc0uY^>nP!-qnF!*)%uOvxWPkw0jFg-rD4U@mGr5ET4e%9YmgIt2j6f`xnUkLk;<$kLj1W;qUIqr{%|NzB"
    "W@cU*T&)z4lgb3;C6*Z&I_Kx)gYC-5EGQ}f(w><G$@xH9B(u066=I#<0|*A$TagLY%mE~L63Yyo8|7s{0>a7pIYoKNITb*2c^TLm"
    "fI{M#1-URE0iDId$kfaNbkpwKl*AGt1}<*-?|Juk*Dhm{;&m`u$S%NlH1hsGoj(i~=TBKJde>$lyMDUV;#<Oe4;H3fa<AU3bl_nL"
    "lcDeWGT(;*t_sHwwb^fNH~x91;;(U6`@?^Kk}mi*41`W|+&WqRsj3;>dvRAm<<09eMPly?KcsBZdwwmM^S}3AY28t84kvG#lWC<N"
    "{WX&5MI8W@?HT6"
)
