"""What one judge takes into the hall: shell and photos by their hash, blank pages by a name of what they are made of.

No page is rendered for the list. Each brings the hash of its own bytes, and whose it is, when it is fetched.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from flask import Response, current_app, g, url_for

import config
from judging.entries.models import Entry, Photo
from judging.infra import i18n
from judging.panel.models import Judge
from judging.scoring import pack, queries
from judging.scoring.pack import Rows
from judging.scoring.queries import Group
from judging.web import shell
from judging.web.pictures import picture

#: Pages that are always there, and those that are once a round has scores, and once it has begun.
ALWAYS = (
    "judge.sheets.index",
    "judge.rules.show",
    "judge.help.show",
    "judge.check.show",
    "judge.pack.offline",
    "judge.turns.show",
    "judge.app.show",
)
SCORED = ("judge.practice.show",)
BEGUN = ("judge.compare.index", "judge.scan.show")
#: Those among them that show entries.
LISTS = {"judge.sheets.index", "judge.compare.index"}
LARGE, SMALL = 960, 320


def version(judge_id: int) -> str:
    """The name of a judge's whole pack in the language in force."""
    return _named(pack.rows_of(judge_id).name)


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
    """Everything to fetch for the hall, in the order of its use."""
    rows, groups = pack.rows_of(judge.id), _groups(judge)
    entries = [task.entry for group in groups for task in group.tasks if task.excuse != "conflict"]
    photos = {entry.number: [*_photos(entry)] for entry in entries}
    return {
        "version": _named(rows.name),
        "judge": judge.number,
        "app": current_app.config["STATIC_VERSION"],
        "for": _whose(judge),
        "shell": _shell(Path(current_app.static_folder)),
        "pages": [*_pages(judge, groups, rows), *_sheets(entries, rows)],
        "photos": [file for files in photos.values() for file in files],
        "behind": [file for entry in entries for file in _behind(entry)],
        "entries": [
            {"number": entry.number, "files": [_sheet(entry), *(file["url"] for file in photos[entry.number])]}
            for entry in entries
        ],
    }


def sealed(answer: Response) -> Response:
    """A blank page with the hash of its bytes and whose it is: what a tablet keeps has both."""
    if g.get("is_blank") and answer.status_code == 200 and not answer.direct_passthrough:
        answer.headers["Page-Digest"] = _measured(answer.get_data())["sha256"]
        answer.headers["Page-For"] = _whose(g.judge)
    return answer


def _whose(judge: Judge) -> str:
    return f"{judge.number} {edition()}"


def _named(*parts: str) -> str:
    return hashlib.sha256(" ".join((edition(), *parts)).encode()).hexdigest()[:16]


def _groups(judge: Judge) -> list[Group]:
    """What the judge scores; nothing before the round has begun."""
    return queries.groups_of(judge) if _has_begun(judge) else []


def _has_begun(judge: Judge) -> bool:
    round_ = judge.competition.scored_round
    return round_ is not None and round_.state != "waiting"


def _pages(judge: Judge, groups: list[Group], rows: Rows) -> Iterator[dict]:
    """Those that are there now besides the sheets; what shows entries changes with any of them."""
    whole, common = _named(rows.name), _named(rows.common_name)
    scored = SCORED if judge.competition.scored_round else ()
    for endpoint in (*ALWAYS, *scored, *(BEGUN if _has_begun(judge) else ())):
        yield {"url": _address(endpoint), "name": whole if endpoint in LISTS else common}
    for group in groups:
        if group.tasks:
            yield {"url": _address("judge.handins.new", position=group.category.position), "name": whole}


def _sheets(entries: list[Entry], rows: Rows) -> Iterator[dict]:
    names = rows.entry_names
    for entry in entries:
        yield {"url": _sheet(entry), "name": _named(rows.common_name, names.get(entry.id, ""))}


def _sheet(entry: Entry) -> str:
    return _address("judge.sheets.show", number=entry.number)


def _address(endpoint: str, **values) -> str:
    return url_for(endpoint, slug=g.competition.slug, **values)


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
