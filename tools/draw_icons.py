"""Draw the application's icons for home screens: the lines of static/img/icon.svg on paper.

python tools/draw_icons.py      writes static/img/app-*.png; twice gives the same bytes
"""

from pathlib import Path

from PIL import Image, ImageDraw

IMG = Path(__file__).resolve().parent.parent / "static" / "img"
PAPER, RULE, ACCENT = "#fbfaf7", "#58514b", "#274580"
#: (height of the line's middle, its thickness, its colour) on a square of 32.
LINES = ((8, 2, RULE), (13, 2, RULE), (19, 4, ACCENT), (25, 2, RULE))
#: name -> (pixels, how much of the square the drawing takes: masks cut up to a fifth away)
ICONS = {"app-180": (180, 1.0), "app-192": (192, 1.0), "app-512": (512, 1.0), "app-mask-512": (512, 0.78)}
FINE = 4  # drawn larger, then brought down: smooth edges


def draw(pixels: int, share: float) -> Image.Image:
    """One square icon."""
    side = pixels * FINE
    picture = Image.new("RGB", (side, side), PAPER)
    pen, unit, edge = ImageDraw.Draw(picture), side / 32 * share, side * (1 - share) / 2
    for middle, thick, colour in LINES:
        top, bottom = (edge + (middle + half) * unit for half in (-thick / 2, thick / 2))
        pen.rectangle((edge + 6 * unit, top, edge + 26 * unit, bottom), fill=colour)
    return picture.resize((pixels, pixels), Image.Resampling.LANCZOS).quantize(32)


if __name__ == "__main__":
    for name, (pixels, share) in ICONS.items():
        draw(pixels, share).save(IMG / f"{name}.png", optimize=True)
