"""Paper: PDF by typst. What people wrote goes in as data and is never read as markup.

A template is a file ``templates/print/<name>.typ`` that reads ``sys.inputs.data``; it may open nothing outside its
folder, and knows no fonts but ours. The same data at the same moment give the same bytes.
"""

import json
from datetime import datetime
from functools import lru_cache
from io import BytesIO

import fontpkg_be_vietnam_pro
import segno
import typst

import config

FOLDER = config.ROOT / "templates" / "print"
FONTS = (fontpkg_be_vietnam_pro.ROOT / "files", FOLDER / "fonts")


def pdf(name: str, data: dict, *, now: datetime) -> bytes:
    """The document ``name`` with ``data``, tagged, as made at ``now``."""
    return _compiler(name, data).compile(format="pdf", timestamp=int(now.timestamp()))


def pictures(name: str, data: dict, *, dots: int) -> list[bytes]:
    """Every page of the same document as PNG, ``dots`` to the inch."""
    pages = _compiler(name, data).compile(format="png", ppi=dots)
    return pages if isinstance(pages, list) else [pages]


def _compiler(name: str, data: dict) -> typst.Compiler:
    return typst.Compiler(
        str(FOLDER / f"{name}.typ"),
        root=str(FOLDER),
        font_paths=[str(folder) for folder in FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )


@lru_cache(maxsize=4096)
def qr(address: str) -> str:
    """A QR code with its quiet zone, as SVG; at level M 15 % of it may be unreadable."""
    drawn = BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False).save(drawn, kind="svg", border=4, xmldecl=False)
    return drawn.getvalue().decode()
