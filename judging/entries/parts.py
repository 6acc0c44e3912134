"""The parts of an entry's form: opened one by one when it is returned for correction, compared one by one afterwards.

A part goes by the name of what may be missing (``texts.missing``): a column, ``photos``, ``pieces`` (whether it is a
set, and of what), ``authors``, ``detail:<key>``, ``answer:<key>``, ``statement:<criterion id>``.
"""

from collections.abc import Iterable

from judging.competitions import terms
from judging.competitions.models import Question
from judging.entries import answers, subjects, texts
from judging.entries.models import Entry
from judging.errors import Invalid

PHOTOS = "photos"
#: Columns and lines that are one part: whether it is a set, of which kind, and what is in it.
OF_SETS = ("kind", "set_type", "pieces")
#: What is kept under keys, and the mark of its parts.
KEYED = {"details": "detail", "answers": "answer", "statements": "statement"}
#: What may be missing under a name of its own -> the part it belongs to.
WITHIN = {"photos_waiting": PHOTOS, "piece_photos": PHOTOS, "set_type": "pieces"}


def of(entry: Entry) -> list[str]:
    """Every part its competition knows, in the form's order, those included that are not asked of it now."""
    competition = entry.competition
    columns = [name for name in texts.asked(competition) if name not in OF_SETS]
    products = ["pieces", "authors"] if subjects.of(competition.rules).is_object else []
    facts = [f"detail:{fact.key}" for fact in subjects.of(competition.rules).facts]
    asked = [f"answer:{question.key}" for question in competition.questions]
    return [PHOTOS, *columns, *products, *facts, *asked, *(f"statement:{c.id}" for c in competition.criteria)]


def shown(entry: Entry) -> list[str]:
    """The parts that stand in its form as it is answered now."""
    asked = {f"answer:{question.key}" for question in answers.asked(entry)}
    return [part for part in of(entry) if not part.startswith("answer:") or part in asked]


def locked_beside(entry: Entry, opened: Iterable[str]) -> list[str]:
    """The parts that stay closed when these are opened; raises Invalid for none, and for one that is not there.

    What is missing opens with them, so do the questions that hang on one that is open, and the photos with pieces that
    need some: else it could never be sent.
    """
    whole = of(entry)
    wanted = set(opened)
    if not wanted or not wanted <= set(whole):
        raise Invalid("Please tick what may be corrected: at least one thing, or the whole entry.")
    wanted |= {WITHIN.get(name, name) for name in texts.missing(entry)}
    if "pieces" in wanted and terms.of(entry.competition).is_piece_photo_needed:
        wanted.add(PHOTOS)
    for question in entry.competition.questions:
        if _hangs_on(question, wanted):
            wanted.add(f"answer:{question.key}")
    return [part for part in whole if part not in wanted]


def opened(entry: Entry) -> list[str]:
    """What a returned entry's return opened, of what stands in its form."""
    return [part for part in shown(entry) if part not in entry.locked]


def is_whole_open(entry: Entry) -> bool:
    """Whether nothing is locked."""
    return not entry.locked


def changed(before: dict, after: dict) -> list[str]:
    """The parts in which two states of the texts (``texts.fields_of``) differ."""
    plain = [name for name in after if name not in KEYED and before.get(name) != after[name]]
    names = ["pieces" if name in OF_SETS else name for name in plain]
    for name, mark in KEYED.items():
        one, other = before.get(name, {}), after.get(name, {})
        names += [f"{mark}:{key}" for key in [*one, *(other.keys() - one.keys())] if one.get(key) != other.get(key)]
    return list(dict.fromkeys(names))


def _hangs_on(question: Question, wanted: set[str]) -> bool:
    return bool(question.groups and "category_id" in wanted) or f"answer:{question.on_key}" in wanted
