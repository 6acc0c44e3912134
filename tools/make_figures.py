"""Cut figures of one width from Be Vietnam Pro, so that scores stand in columns.

The family has no tabular figures: its digits are 385 to 710 units wide and no
OpenType feature evens them out. This script centres each digit in a cell of
668 units, about the width of its zero, and keeps nothing but the ten digits.

    python tools/make_figures.py        writes static/fonts/be-vietnam-figures-*.woff2, and two weights
                                        for paper as templates/print/fonts/be-vietnam-figures-*.ttf

The result is a modified version under the same SIL Open Font License (OFL.txt).
"""

from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"
WHOLE = Path(fontpkg_be_vietnam_pro.__file__).parent / "files"
PAPER = FONTS.parent.parent / "templates" / "print" / "fonts"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
ON_PAPER = (400, 600)
DIGITS = "0123456789"
CELL = 668
FAMILY = "Be Vietnam Figures"


def centre_in_cell(font: TTFont, glyph: str) -> None:
    """Give the glyph the width of the cell, moving its outline to the middle."""
    advance, bearing = font["hmtx"][glyph]
    shift = round((CELL - advance) / 2)
    outline = font["glyf"][glyph]
    outline.coordinates.translate((shift, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (CELL, bearing + shift)


def keep_only_digits(font: TTFont) -> None:
    """Drop every glyph, feature and name but the digits, the licence and the copyright."""
    subsetter = Subsetter(Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2, 13, 14], notdef_outline=True))
    subsetter.populate(text=DIGITS)
    subsetter.subset(font)


def make(weight: int) -> Path:
    font = TTFont(WHOLE / f"BeVietnamPro-{WEIGHTS[weight]}.ttf", recalcTimestamp=False)
    glyphs = font.getBestCmap()
    for digit in DIGITS:
        centre_in_cell(font, glyphs[ord(digit)])
    keep_only_digits(font)
    font["name"].setName(FAMILY, 1, 3, 1, 0x409)
    font.flavor = "woff2"
    target = FONTS / f"be-vietnam-figures-{weight}.woff2"
    font.save(target)
    if weight in ON_PAPER:
        for_paper(font, weight)
    return target


def for_paper(font: TTFont, weight: int) -> None:
    """The same for the typesetter, which knows a font by its full names only."""
    font["name"].setName(f"{FAMILY} {weight}", 4, 3, 1, 0x409)
    font["name"].setName(f"{FAMILY.replace(' ', '')}-{weight}", 6, 3, 1, 0x409)
    font.flavor = None
    font.save(PAPER / f"be-vietnam-figures-{weight}.ttf")


if __name__ == "__main__":
    for weight in WEIGHTS:
        made = make(weight)
        print(f"{made.name}: {made.stat().st_size} bytes")
