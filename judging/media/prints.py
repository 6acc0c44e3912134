"""A photo's print: what is left of it to know it again by, 3,457 bytes. Pillow alone, so the child can make it.

The whole picture pressed into a square: brightness 48 by 48, and the two differences of colour (ITU-R BT.601, as
in JPEG) 24 by 24. So small that compression and size no longer show, large enough for the edges of a motif.
"""

from PIL import Image

VERSION = 1
SIDE, COLOUR, COARSE = 48, 24, 16
LENGTH = 1 + SIDE * SIDE + 2 * COLOUR * COLOUR


def print_of(picture: Image.Image) -> bytes:
    """The print of an upright sRGB picture."""
    small = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR).convert("YCbCr")
    light, *colours = small.split()
    chroma = [band.resize((COLOUR, COLOUR), Image.Resampling.BOX) for band in colours]
    return bytes([VERSION]) + b"".join(band.tobytes() for band in (light, *chroma))


def is_print(data: bytes) -> bool:
    """Whether these bytes have the form of a print of the version that is compared now."""
    return len(data) == LENGTH and data[0] == VERSION


def coarse_of(data: bytes) -> bytes:
    """A print's brightness at 16 by 16: by this all photos are gone through, and only the nearest compared in full."""
    light = Image.frombytes("L", (SIDE, SIDE), data[1 : 1 + SIDE * SIDE])
    return light.resize((COARSE, COARSE), Image.Resampling.BOX).tobytes()
