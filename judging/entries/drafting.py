"""Starting an entry and writing its texts, saved as they are typed."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.entries import answers, authors, limits, parts, sets, standing, subjects, texts
from judging.entries.eligibility import refuse_staff
from judging.entries.models import SET_TYPES, Entry
from judging.errors import Incomplete, Invalid, Stale
from judging.infra.db import db
from judging.infra.text import clean

#: What is written besides columns.
BESIDE = ("pieces", "authors", "details", "answers", "statements")
#: What another entry like one before keeps.
KEPT = ("category_id", "maker", "craft_village", "materials")
#: Of what begins here there is none: nobody need ask the database, which an import would do for each of its rows.
NOTHING_YET = ("pieces", "authors", "photos", "uploads", "enclosures", "consents")


def start(
    competition: Competition, entrant: Person, *, like: Entry | None = None, now: datetime, actor: Person | None = None
) -> Entry:
    """Begin a draft while entries are taken; ``like`` an earlier entry it keeps maker, village, group, materials.

    ``actor`` is a secretary who enters it for an artisan on paper. Raises Closed, and
    Conflict for the competition's own staff.
    """
    standing.require_start(competition, entrant, now)
    refuse_staff(entrant, competition)
    known = texts.asked(competition)
    kept = {name: getattr(like, name) for name in KEPT if name in known} if like else {}
    if like and like.competition_id != competition.id:
        kept.pop("category_id", None)
    entry = Entry(
        competition_id=competition.id,
        entrant_id=entrant.id,
        entered_by_id=actor and actor.id,
        created_at=now,
        updated_at=now,
        **{name: [] for name in NOTHING_YET},
        guardian=None,
        imported=None,
        **(_known_of(entrant, competition, is_first=like is None) | kept),
    )
    if like and actor:
        entry.contact = like.contact
    db.session.add(entry)
    db.session.flush()
    if "maker" in known:
        authors.write(entry, authors.lines_of(like) if like else authors.known_of(entrant))
    settle_group(entry)
    entry.search = texts.search_text(entry)
    record("entry started", now=now, actor=actor or entrant, competition=competition, subject=f"entry:{entry.id}")
    return entry


def settle_group(entry: Entry) -> None:
    """Where the rules know no groups every entry is in the one row that stands for them."""
    if not entry.competition.is_grouped:
        entry.category_id = entry.competition.categories[0].id


def put_in(entry: Entry, category_id: int) -> None:
    """Choose the product group a draft begins with; raises Invalid."""
    entry.category_id = _checked(entry, {"category_id": category_id}).get("category_id", entry.category_id)


def save(entry: Entry, fields: dict, *, seen: str, actor: Person, now: datetime) -> None:
    """Write ``fields`` (as ``texts.fields_of`` gives them, or some) onto the texts the writer saw as ``seen``.

    The same texts sent twice change nothing and are welcome at any time. Other texts
    on top of a version the writer never saw are refused (Stale), so that no device
    overwrites another unknowingly. What was accepted then waits to be accepted again;
    what was sent stays complete.
    """
    before = texts.fields_of(entry)
    wanted = before | _checked(entry, fields)
    different = [name for name in wanted if wanted[name] != before[name]]
    if not different:
        return
    entered = limits.entered(entry, category_id=wanted["category_id"], maker=wanted["maker"])
    if entered:
        limits.hold(entry)
    standing.require_change(entry, now, *parts.changed(before, wanted))
    if texts.seen(entry) != seen:
        raise Stale("This entry was changed on another screen. Please reload the page and look again.")
    with sets.keeping_photos(entry):
        _write(entry, wanted, different)
    if entry.state in ("submitted", "accepted") and texts.texts_missing(entry):
        raise Incomplete("This entry has been sent and must stay complete: nothing that is required may be empty.")
    if entered:
        db.session.flush()
        limits.require_room(entry, entered)
    standing.changed(entry, what=",".join(different), actor=actor, now=now)
    db.session.flush()


def _known_of(entrant: Person, competition: Competition, *, is_first: bool) -> dict:
    """What the entrant need not type: the maker of a product, oneself as a person, one's own facility or village."""
    subject = competition.rules.subject
    is_many = entrant.kind != "individual"
    titles = {
        "person": "" if is_many else entrant.name,
        "facility": entrant.name if is_many else "",
        "village": entrant.craft_village,
    }
    facts = {
        "address": ", ".join(filter(None, (entrant.address, entrant.commune, entrant.province))),
        "commune": entrant.commune,
        "province": entrant.province,
    }
    asked = [fact.key for fact in subjects.of(competition.rules).facts]
    known = {"maker": entrant.name, "craft_village": entrant.craft_village}
    return {name: known[name] for name in known if name in texts.asked(competition)} | {
        "title": titles.get(subject, "") if is_first else "",
        "details": {key: facts[key] for key in asked if facts.get(key)},
    }


def _write(entry: Entry, wanted: dict, different: list[str]) -> None:
    for name in different:
        if name == "pieces":
            sets.write(entry, wanted[name])
        elif name == "authors":
            authors.write(entry, wanted[name])
        else:
            setattr(entry, name, wanted[name])
    entry.search = texts.search_text(entry)


def _checked(entry: Entry, fields: dict) -> dict:
    """The fields as kept: cleaned, and only what this competition knows. Raises Invalid."""
    known = texts.asked(entry.competition)
    fields = {name: value for name, value in fields.items() if name in (*known, *BESIDE)}
    groups = {c.id for c in entry.competition.categories}
    if fields.get("category_id") not in (*groups, None):
        raise Invalid("There is no such group. Please choose one from the list.")
    if fields.get("kind", "single") not in ("single", "set") or fields.get("set_type", "") not in (*SET_TYPES, ""):
        raise Invalid("Please choose what kind of product this is.")
    checked = {
        name: clean(value) if isinstance(value, str) else value for name, value in fields.items() if name in known
    }
    if "details" in fields:
        checked["details"] = _facts(entry, fields["details"])
    if "answers" in fields:
        checked["answers"] = _answers(entry, fields["answers"])
    if "pieces" in fields and "kind" in known:
        checked["pieces"] = sets.checked(entry, fields["pieces"])
    if "authors" in fields and "maker" in known:
        checked["authors"] = authors.checked(fields["authors"])
    if "statements" in fields:
        criteria = {str(criterion.id) for criterion in entry.competition.criteria}
        kept = entry.statements | {key: clean(text) for key, text in fields["statements"].items() if key in criteria}
        checked["statements"] = {key: text for key, text in kept.items() if text}
    return checked


def _answers(entry: Entry, given: dict) -> dict:
    """What is answered, over what was before; what is asked no more stays as it is, unseen."""
    kept = dict(entry.answers)
    for question in entry.competition.questions:
        if question.key in given:
            kept.pop(question.key, None)
            if (answer := answers.checked(question, given[question.key])) is not None:
                kept[question.key] = answer
    return kept


def _facts(entry: Entry, given: dict) -> dict:
    """The facts of the subject that are written, over those before; a number is a whole one, not below zero."""
    kept = dict(entry.details)
    for fact in subjects.of(entry.competition.rules).facts:
        value = given.get(fact.key, kept.get(fact.key))
        if fact.kind == "number":
            if value is not None and (not isinstance(value, int) or value < 0):
                raise Invalid("Please write a whole number.")
        else:
            value = clean(value or "") or None
        kept.pop(fact.key, None)
        if value is not None:
            kept[fact.key] = value
    return kept
