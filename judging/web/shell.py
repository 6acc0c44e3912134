"""The static files a judge's pages are made of, found by reading: what they start, and what that imports.

``FIRST`` words of the folder begin it; a module or style sheet brings in what it names. Letters of other
languages (``latin-ext``) are no part of it: they come when a page needs them.
"""

import re
from functools import lru_cache
from pathlib import Path

import config

#: Templates whose controllers a judge's page may start.
PAGES = ("judge/**/*.html", "layouts/*.html", "components/*.html")
_STARTS = re.compile(r'data-controller="([^"{]*)"')
_LAZY = re.compile(r'^\s*"?([\w-]+)"?: \(\) => import\("([^"]+)"\),?$', re.MULTILINE)
_NAMES = {
    ".js": re.compile(r"""(?:\bfrom|^import|\bimport\(|new URL\()\s*["'](\.[^"']+)["']""", re.MULTILINE),
    ".css": re.compile(r'url\("([^"]+)"\)'),
}
#: Controllers of the components that no judge's page shows.
ELSEWHERE = {"uploads", "autosave", "enclose", "piece", "pieces", "refresh"}


@lru_cache(maxsize=4)
def files(static: Path) -> tuple[str, ...]:
    """The names of all of them within ``static``, in a fixed order."""
    found, waiting = set(), ["css/app.css", "js/app.js", *(f"img/{file.name}" for file in static.glob("img/*"))]
    while waiting:
        name = waiting.pop()
        if name not in found and "latin-ext" not in name and (static / name).is_file():
            found.add(name)
            waiting += _named_in(static, name)
    return tuple(sorted(found))


def _named_in(static: Path, name: str) -> list[str]:
    file = static / name
    if file.suffix not in _NAMES:
        return []
    text = file.read_text()
    if name == "js/app.js":  # it can start every controller: only those of these pages are meant
        started = _started()
        text = _LAZY.sub(lambda each: each.group() if each.group(1) in started else "", text)
    named = (file.parent / other for other in _NAMES[file.suffix].findall(text))
    return [str(other.resolve().relative_to(static.resolve())) for other in named]


def _started() -> set[str]:
    """The controllers these pages name."""
    texts = (file.read_text() for pattern in PAGES for file in (config.ROOT / "templates").glob(pattern))
    return {name for text in texts for names in _STARTS.findall(text) for name in names.split()} - ELSEWHERE
