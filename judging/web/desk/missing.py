"""What is missing before a step, in words, and the page where it is entered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask import url_for
from flask_babel import lazy_gettext as _l

from judging.competitions.document import decisive
from judging.competitions.models import Competition
from judging.web.desk.open_words import Open, open_point, said

#: key of ``competitions.readiness`` -> (what is missing, endpoint)
WORDS = {
    "title": (_l("The title is missing"), "desk.texts.edit"),
    "organiser": (_l("The organising body is missing"), "desk.texts.edit"),
    "phone": (_l("The telephone for entrants is missing"), "desk.texts.edit"),
    "entry_dates": (_l("The dates for entries are missing"), "desk.dates.edit"),
    "fine_points": (_l("A criterion has points finer than hundredths; sheets cannot hold them"), "desk.criteria.index"),
    "threshold_out_of_reach": (
        _l("Nobody could reach the threshold: it is above the points on offer"),
        "desk.rules.edit",
    ),
    "judging_dates": (_l("The end of judging is missing"), "desk.dates.edit"),
}
#: The first step of a path in the rules -> the page where it is decided.
PAGES = {
    "group": "desk.categories.index",
    "band": "desk.bands.edit",
    "award": "desk.prizes.edit",
    "ties": "desk.rules.edit",
    "limits": "desk.rules.edit",
    "round": "desk.rounds.index",
}
SUBJECT = "desk.subject.edit"
#: What a criterion says on a page of its own.
_APART = (["factor"], ["floor"], ["for"])


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to enter, and where."""

    text: str
    address: str


def missing(competition: Competition, keys: list[str]) -> list[Missing]:
    """The keys in words, each with its page; open points that differ in one name alone are one sentence."""
    return [*_named(competition, keys), *_open(competition, [key for key in keys if key not in WORDS])]


def _named(competition: Competition, keys: list[str]) -> Iterator[Missing]:
    for key in dict.fromkeys(keys):
        if key in WORDS:
            text, endpoint = WORDS[key]
            yield Missing(str(text), url_for(endpoint, slug=competition.slug))


def _open(competition: Competition, paths: list[str]) -> Iterator[Missing]:
    found = [open_point(competition.rules, path) for path in paths]
    order = {words: at for at, words in enumerate(dict.fromkeys(point.words for point in found))}
    for _words, alike in groupby(sorted(found, key=lambda point: order[point.words]), key=lambda point: point.words):
        points = list(alike)
        yield Missing(said(points), _page(competition, points))


def _page(competition: Competition, points: list[Open]) -> str:
    """Where these are decided."""
    slug, steps, ids = competition.slug, points[0].shape.split("."), points[0].ids
    if steps[0] != "round" or not ids:
        return url_for(PAGES.get(steps[0], SUBJECT), slug=slug)
    if steps[2:3] == ["criterion"]:
        return _page_of_criteria(competition, points)
    last = decisive(competition.rules)
    if last is not None and ids[0] == last.id and steps[2:] in (["threshold"], ["minimum"]):
        return url_for("desk.rules.edit", slug=slug)
    return url_for("desk.rounds.edit", slug=slug, round_key=ids[0])


def _page_of_criteria(competition: Competition, points: list[Open]) -> str:
    """The page of one criterion, or all of the round's."""
    key, *rest = points[0].ids
    criteria = {point.ids[1] for point in points if len(point.ids) > 1}
    rows = [row for round_ in competition.rounds if round_.key == key for row in round_.criteria]
    one = next((row for row in rows if {row.key} == criteria), None)
    if one:
        endpoint = "desk.differences.edit" if points[0].shape.split(".")[4:5] in _APART else "desk.criteria.edit"
        return url_for(endpoint, slug=competition.slug, criterion_id=one.id)
    return url_for("desk.criteria.index", slug=competition.slug, _anchor=f"round-{key}")
