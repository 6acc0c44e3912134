"""What one judge takes into the hall: shell, blank pages and photos, each with its hash."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from flask import current_app, g, request, url_for
from werkzeug.test import EnvironBuilder, run_wsgi_app

import config
from judging.entries.models import Entry, Photo
from judging.infra import i18n
from judging.panel.models import Judge
from judging.scoring import pack, queries
from judging.web import shell
from judging.web.blank import QUERY
from judging.web.pictures import picture

#: Pages that stand once in a pack; what this competition does not have is left out.
ONCE = (
    "judge.sheets.index",
    "judge.practice.show",
    "judge.compare.index",
    "judge.scan.show",
    "judge.rules.show",
    "judge.help.show",
    "judge.check.show",
    "judge.pack.offline",
    "judge.turns.show",
    "judge.app.show",
)
LARGE, SMALL = 960, 320


def version(judge_id: int) -> str:
    """The name of a judge's whole pack in the language in force."""
    return hashlib.sha256(f"{edition()} {pack.digest_of(judge_id)}".encode()).hexdigest()[:16]


def edition() -> str:
    """What every pack of now has in common: the application's own version and the language."""
    return f"{code()}-{current_app.config['STATIC_VERSION']}-{i18n.language()}"


@lru_cache(maxsize=1)
def code() -> str:
    """A short name of all that makes a page beside its rows: code, templates and words."""
    content = hashlib.sha256()
    for pattern in ("judging/**/*.py", "judging/**/*.mo", "templates/**/*.html"):
        for file in sorted(config.ROOT.glob(pattern)):
            content.update(file.read_bytes())
    return content.hexdigest()[:12]


def manifest(judge: Judge) -> dict:
    """Everything to fetch for the hall, in the order of its use; kept until the version changes."""
    name, kept = version(judge.id), current_app.extensions.setdefault("packs", {})
    key = (judge.id, i18n.language())
    if kept.get(key, {}).get("version") != name:
        kept[key] = {"version": name, **_made(judge)}
    return kept[key]


def _made(judge: Judge) -> dict:
    round_ = judge.competition.scored_round
    is_begun = round_ is not None and round_.state != "waiting"
    groups = queries.groups_of(judge) if is_begun else []
    entries = [task.entry for group in groups for task in group.tasks if task.excuse != "conflict"]
    own = {entry.number: _file(_address("judge.sheets.show", number=entry.number)) for entry in entries}
    pages = [_file(_address(name)) for name in ONCE if name in current_app.view_functions]
    pages += [_file(_address("judge.handins.new", position=group.category.position)) for group in groups]
    photos = {entry.number: [*_photos(entry)] for entry in entries}
    return {
        "judge": judge.number,
        "app": current_app.config["STATIC_VERSION"],
        "shell": _shell(Path(current_app.static_folder)),
        "pages": [page for page in [*pages, *own.values()] if page],
        "photos": [file for files in photos.values() for file in files],
        "behind": [file for entry in entries for file in _behind(entry)],
        "entries": [
            {"number": number, "files": [page["url"], *(file["url"] for file in photos[number])]}
            for number, page in own.items()
            if page
        ],
    }


def _address(endpoint: str, **values) -> str:
    return url_for(endpoint, slug=g.competition.slug, **values)


def _file(path: str) -> dict | None:
    """A blank page as this judge's tablet will be given it; None where there is none now."""
    asked = EnvironBuilder(path, request.url_root, query_string={QUERY: "1"}, headers={
        "Cookie": request.headers.get("Cookie", ""),
        "User-Agent": request.headers.get("User-Agent", ""),
    })  # fmt: skip
    try:
        parts, status, _headers = run_wsgi_app(current_app.wsgi_app, asked.get_environ(), buffered=True)
    finally:
        g.is_blank = False  # it shares our context
    if status[0] == "5":
        raise RuntimeError(f"{path} cannot be packed: {status}")
    return _listed(path, b"".join(parts)) if status.startswith("200") else None


def _photos(entry: Entry) -> Iterator[dict]:
    """Those without which an entry is not ready: its first at screen size, all others small."""
    for photo in entry.ready_photos:
        yield _photo(photo, LARGE if photo is entry.cover else SMALL)


def _behind(entry: Entry) -> Iterator[dict]:
    """The other sizes: until its small one has come, the list shows the first photo at screen size."""
    for photo in entry.ready_photos:
        yield _photo(photo, SMALL if photo is entry.cover else LARGE)


def _photo(photo: Photo, size: int) -> dict:
    try:
        measured = _kept(photo.key, f"{size}.webp")
    except FileNotFoundError:  # lost: its entry will not be called complete
        measured = {"sha256": "", "bytes": 0}
    return {"url": picture(photo).url(size), **measured}


@lru_cache(maxsize=16384)
def _kept(key: str, name: str) -> dict:
    """A key's files never change."""
    with current_app.extensions["photos"].open(key, name) as file:
        return _measured(file.read())


@lru_cache(maxsize=4)
def _shell(static: Path) -> list[dict]:
    return [_listed(url_for("static", filename=name), (static / name).read_bytes()) for name in shell.files(static)]


def _listed(url: str, content: bytes) -> dict:
    return {"url": url, **_measured(content)}


def _measured(content: bytes) -> dict:
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
