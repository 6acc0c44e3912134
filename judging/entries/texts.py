"""What an entry says in words: its fields as plain values, what is missing, whose names stand in it."""

import hashlib
import json
import re

from judging.competitions import terms
from judging.competitions.models import Competition
from judging.entries import answers, authors, sets, subjects
from judging.entries.models import Entry
from judging.infra.text import folded, phone_key

FIELDS = (
    *("category_id", "title", "story", "kind", "set_type", "materials", "technique", "size", "year"),
    *("maker", "craft_village", "recognition"),
)


def asked(competition: Competition) -> list[str]:
    """The columns a competition asks for: by its subject, its group where there are any, its ladder."""
    columns = [name for name in subjects.of(competition.rules).columns if name != "category_id"]
    group = ["category_id"] if competition.is_grouped else []
    return group + columns + (["recognition"] if competition.rules.ladder else [])


def fields_of(entry: Entry) -> dict:
    """Every text of the entry as plain values; what ``drafting.save`` takes."""
    plain = {name: getattr(entry, name) for name in FIELDS}
    kept = {name: dict(getattr(entry, name)) for name in ("details", "answers", "statements")}
    return plain | {"pieces": sets.lines_of(entry), "authors": authors.lines_of(entry)} | kept


def seen(entry: Entry) -> str:
    """The version of the texts a writer saw; photos and decisions of others do not change it."""
    return hashlib.sha256(json.dumps(fields_of(entry), sort_keys=True).encode()).hexdigest()[:16]


def missing(entry: Entry) -> list[str]:
    """What is needed before sending: columns, ``photos``, ``photos_waiting``, ``piece_photos``, ``detail:<key>``,
    ``answer:<key>``, ``statement:<id>``."""
    return [key for key, is_there in required(entry).items() if not is_there]


def texts_missing(entry: Entry) -> list[str]:
    """The texts that are needed before it can be sent."""
    return [key for key, is_there in _required_texts(entry).items() if not is_there]


def required(entry: Entry) -> dict[str, bool]:
    """Every part that is needed before sending, under the key ``missing`` names it by -> whether it is there."""
    return _required_photos(entry) | _required_texts(entry)


def _required_texts(entry: Entry) -> dict[str, bool]:
    subject, columns = subjects.of(entry.competition.rules), asked(entry.competition)
    names = [name for name in columns if name in subject.required or name == "recognition"]
    parts = {name: bool(getattr(entry, name)) for name in names}
    parts |= {f"detail:{fact.key}": fact.key in entry.details for fact in subject.facts if fact.is_required}
    parts |= {f"answer:{key}": is_there for key, is_there in answers.required(entry).items()}
    parts |= sets.required(entry)
    if entry.competition.is_statement_required:
        criteria = entry.competition.criteria
        parts |= {f"statement:{c.id}": bool(entry.statements.get(str(c.id))) for c in criteria}
    return parts


def search_text(entry: Entry) -> str:
    """What the desk's search looks in."""
    names = f"{entry.title} {entry.maker} {entry.entrant.name} {entry.craft_village} {entry.recognition}"
    return folded(" ".join([f"{entry.number or ''} {names}", *authors.names(entry)]))


def names_in(entry: Entry) -> list[tuple[str, str]]:
    """The entrant's own names, village, telephone and e-mail found in what judges read: (where, words).

    ``where`` is a field's name, ``answer:<key>``, ``statement:<criterion id>``, ``piece`` or ``caption:<photo id>``.
    Nothing where judges may know who it is from.
    """
    if not subjects.is_maker_hidden(entry.competition.rules):
        return []
    texts = _read_by_judges(entry)
    found = [
        (where, words)
        for where, text in texts
        for words in _names(entry)
        if re.search(rf"(?<!\w){re.escape(folded(words))}(?!\w)", folded(text))
    ]
    whole = [
        (at, part)
        for at, part in found
        if not any(at == where and part != words and part in words for where, words in found)
    ]
    return whole + [
        (where, phone) for where, text in texts for phone in _phones(entry) if phone in re.sub(r"(?<=\d)\D+", "", text)
    ]


def _required_photos(entry: Entry) -> dict[str, bool]:
    states = {photo.state for photo in entry.photos}
    if "waiting" in states:
        return {"photos_waiting": False}
    is_needed = "ready" in states and entry.kind == "set" and terms.of(entry.competition).is_piece_photo_needed
    of_pieces = {"piece_photos": not sets.is_photo_missing(entry)} if is_needed else {}
    return {"photos": "ready" in states} | of_pieces


def _read_by_judges(entry: Entry) -> list[tuple[str, str]]:
    texts = [(name, getattr(entry, name)) for name in ("title", "story", "materials", "technique", "size")]
    texts += [(f"statement:{criterion}", text) for criterion, text in entry.statements.items()]
    texts += [("piece", words) for one in sets.shown(entry) for words in (one.piece.name, one.trait)]
    for question, kept in answers.given(entry, to="judges"):
        texts += [(f"answer:{question.key}", words) for words in answers.said(kept)]
    return texts + [(f"caption:{photo.id}", photo.caption) for photo in entry.photos]


def _names(entry: Entry) -> list[str]:
    """Whole names, and of a long personal name the part people are called by."""
    person = entry.entrant
    people = [person.name, person.representative, *authors.names(entry)]
    whole = [*people, entry.maker, entry.craft_village, person.craft_village, person.email]
    called = [" ".join(name.split()[-2:]) for name in people if len(name.split()) > 2]
    return list(dict.fromkeys(name for name in [*whole, *called] if name and len(name) > 2))


def _phones(entry: Entry) -> list[str]:
    phones = (phone_key(entry.entrant.phone), phone_key(entry.contact))
    return list(dict.fromkeys(phone for phone in phones if phone and len(phone) >= 8))
