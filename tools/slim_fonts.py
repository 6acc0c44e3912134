"""Take the hinting out of the fonts of the screen: no letter and no distance changes, half the bytes go.

Hinting fits outlines to the coarse grid of old screens; tablets and telephones ignore it.

    python tools/slim_fonts.py      rewrites static/fonts/be-vietnam-pro-*.woff2; twice changes nothing
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"


def slim(file: Path) -> int:
    """Rewrite one font; how many bytes it has now."""
    font = TTFont(file)
    letters = font.getBestCmap().keys()
    subsetter = Subsetter(Options(hinting=False, layout_features=["*"], notdef_outline=True, name_IDs=["*"]))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(file)
    return file.stat().st_size


if __name__ == "__main__":
    for file in sorted(FONTS.glob("be-vietnam-pro-*.woff2")):
        print(f"{file.name}: {slim(file)} bytes")
