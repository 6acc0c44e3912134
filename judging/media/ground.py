"""The colour behind a photo: the average of its four edges, snapped to one of 96 backdrops.

A page under a strict content policy has no inline styles, so the colour must be one
of a fixed set of classes, ``ground-1`` to ``ground-96``.
"""

from PIL import Image, ImageStat

EDGE = 0.02  # of the side: a strip wide enough that one dark pixel row does not decide

# A number stays with its photo: colours are only ever added at the end. First six wide steps from light to dark, in
# each a clay, a cream, a neutral and a cool one (OKLCH hues 70, 80, none, 250); then eighteen narrow ones of a cream,
# a warm grey, a grey and a cool grey, for the backdrops photographs really have: the eye sees a seam of two hundredths.
GROUNDS = (
    "#fff2e0", "#f9f4ec", "#ffffff", "#eff6fd",
    "#f0d2b1", "#ded6c9", "#d7d7d7", "#ced9e5",
    "#ceaa80", "#bab0a0", "#b1b1b1", "#a6b3c1",
    "#a37e53", "#8e8576", "#868686", "#798898",
    "#6b4f2f", "#5b5449", "#555555", "#495766",
    "#2f2110", "#27231e", "#202020", "#1d252d",
    "#fff7eb", "#fbf8f3", "#f8f8f8", "#f4f9fe", "#f8f1e5", "#f5f1ec", "#f2f2f2", "#eef2f7",
    "#f2eade", "#eeebe5", "#ebebeb", "#e7ecf0", "#ebe4d8", "#e7e4df", "#e4e4e4", "#e1e5ea",
    "#e4ddd1", "#e1ddd8", "#dedede", "#dadee3", "#ded6cb", "#dad7d2", "#d8d7d5", "#d4d8dd",
    "#d7d0c4", "#d4d0cb", "#d1d1d1", "#cdd1d6", "#d1c9be", "#cdcac5", "#cacaca", "#c7cbd0",
    "#cac3b7", "#c7c4be", "#c4c4c4", "#c0c5c9", "#c4bdb1", "#c0bdb8", "#bebebe", "#babec3",
    "#bab3a8", "#b7b4af", "#b4b4b4", "#b0b5b9", "#aea79b", "#aaa7a2", "#a8a8a8", "#a4a8ad",
    "#a19a8f", "#9e9b96", "#9b9b9b", "#989ca0", "#958e83", "#928f8a", "#8f8f8f", "#8c9094",
    "#80796f", "#7d7a75", "#7a7a7a", "#777b7f", "#716b60", "#6e6b67", "#6c6c6c", "#686c70",
    "#474138", "#45423e", "#424242", "#3f4347", "#352f26", "#32302c", "#303030", "#2d3134",
)  # fmt: skip

Colour = tuple[float, float, float]


def ground_of(picture: Image.Image) -> int:
    """The number, 1 to 96, of the backdrop nearest to the edges of an upright sRGB picture."""
    seen = _oklab(_edge_colour(picture))
    return 1 + min(range(len(GROUNDS)), key=lambda place: _distance(seen, _oklab(_rgb(GROUNDS[place]))))


def css() -> str:
    """The stylesheet with the 96 classes; ``static/css/grounds.css`` is this text."""
    lines = [f".ground-{number} {{ background: {colour}; }}" for number, colour in enumerate(GROUNDS, 1)]
    return "/* Written by judging.media.ground: change it there. */\n" + "\n".join(lines) + "\n"


def _edge_colour(picture: Image.Image) -> Colour:
    """Each edge weighs the same, however long."""
    width, height = picture.size
    across, down = max(1, round(width * EDGE)), max(1, round(height * EDGE))
    strips = (
        (0, 0, width, down),
        (0, height - down, width, height),
        (0, 0, across, height),
        (width - across, 0, width, height),
    )
    means = [ImageStat.Stat(picture.crop(strip)).mean for strip in strips]
    red, green, blue = (sum(band) / len(strips) for band in zip(*means, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Colour:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _oklab(colour: Colour) -> Colour:
    """8-bit sRGB to OKLab (Björn Ottosson, 2020), where distance is what the eye calls difference."""
    red, green, blue = ((c / 255 / 12.92) if c <= 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _distance(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


if __name__ == "__main__":
    print(css(), end="")
