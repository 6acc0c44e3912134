"""What is judged, in words: a product, a person, a facility, a village or a craft.

Sentences speak of *the entry* wherever that is enough; only where the thing itself is meant
does the word depend on the competition.
"""

from collections.abc import Iterator
from decimal import Decimal

from flask import Flask
from flask_babel import gettext as _
from flask_babel import ngettext

from judging.competitions.models import Competition, Question
from judging.entries import answers, enclosures, subjects
from judging.entries.models import Enclosure, Entry
from judging.infra.i18n import named, number
from judging.web import question_fields

N_ = str  # marks a text for the translators

#: What is meant -> subject -> sentence; ``product`` is said of sets too, ``other`` where no word is given.
WORDS = {
    "thing": {
        "product": N_("Product"),
        "person": N_("Person"),
        "facility": N_("Facility"),
        "village": N_("Village or craft"),
    },
    "things": {
        "product": N_("Products"),
        "person": N_("Persons"),
        "facility": N_("Facilities"),
        "village": N_("Villages and crafts"),
    },
    "enter": {"product": N_("Enter a product"), "other": N_("Send in an entry")},
    "another": {"product": N_("Enter another product"), "other": N_("Send in another entry")},
    "send": {"product": N_("Send the product"), "other": N_("Send the entry")},
    "group": {"product": N_("Product group"), "other": N_("Group")},
    "groups": {"product": N_("Product groups"), "other": N_("Groups")},
    "awards": {"product": N_("Awards"), "other": N_("Title or recognition")},
    "photos": {
        "product": N_("Photos of the product"),
        "person": N_("Portrait and photos of works"),
        "facility": N_("Photos of the facility"),
        "village": N_("Photos of the village, the craft and its products"),
    },
    "photos_needed": {
        "product": N_("One to ten photos of the product, as they are on your phone"),
        "person": N_("One to ten photos, a portrait and works, as they are on your phone"),
        "other": N_("One to ten photos, as they are on your phone"),
    },
    "texts_needed": {
        "product": N_("Its name, its story, materials and size"),
        "person": N_("Full name, trade, years in the trade, works and awards"),
        "facility": N_("Name, address and products of the facility, what speaks for it"),
        "village": N_("Name, place and products of the village or craft, and since when it is practised"),
    },
    "statements": {"product": N_("What speaks for the product"), "other": N_("Criterion by criterion")},
    "about": {
        "product": N_("About the product"),
        "person": N_("About the person"),
        "facility": N_("About the facility"),
        "village": N_("About the village or craft"),
    },
    "will_read": {
        "product": N_("This is what the panel will read."),
        "other": N_("This is what the council will read."),
    },
    "as_read": {"product": N_("As the panel reads it"), "other": N_("As the council reads it")},
    "delivery": {
        "product": N_("Where and when objects are brought"),
        "other": N_("Where and when papers are handed in"),
    },
    "find": {"product": N_("Number, product, maker or village"), "other": N_("Number or name")},
    "on_paper": {
        "product": N_("Enter for an artisan"),
        "person": N_("Enter for an artisan"),
        "other": N_("Enter from paper"),
    },
    "paper_name": {
        "product": N_("Name of the artisan"),
        "person": N_("Name of the artisan"),
        "other": N_("Name of the entrant"),
    },
}


def init(app: Flask) -> None:
    """Let templates say these words."""
    of_entries = (enclosures_of, facts_of, field_word, group_of, megabytes)
    said = (*of_entries, entered, has_objects, recognition_word, subject_word)
    app.jinja_env.globals.update({word.__name__: word for word in (*said, subjects.is_maker_hidden)})


def subject_word(competition: Competition, meant: str, **values) -> str:
    """One of ``WORDS`` for this competition, in the language in force."""
    words = WORDS[meant]
    subject = competition.rules.subject
    text = words.get("product" if subject == "set" else subject) or words["other"]
    return _(text, **values)


def has_objects(competition: Competition) -> bool:
    """Whether things are judged that somebody made and brings."""
    return subjects.of(competition.rules).is_object


def entered(competition: Competition, count: int) -> str:
    """How many take part, for the public."""
    told = {"count": number(count)}
    match competition.rules.subject:
        case "person":
            return ngettext("%(count)s person entered", "%(count)s persons entered", count, **told)
        case "facility":
            return ngettext("%(count)s facility entered", "%(count)s facilities entered", count, **told)
        case "village":
            return ngettext(
                "%(count)s village or craft entered", "%(count)s villages and crafts entered", count, **told
            )
    return ngettext("%(count)s product entered", "%(count)s products entered", count, **told)


def facts_of(entry: Entry, to: str) -> Iterator[tuple[str, str]]:
    """What an entry says beside its story, as (word, value): no name, address or village of its maker.

    Of the organiser's own questions, those whose answers ``to`` (``desk``, ``judges``, ``public``) may read.
    """
    subject = subjects.of(entry.competition.rules)
    for column in ("materials", "technique", "size", "year"):
        if column in subject.columns and (value := getattr(entry, column)):
            yield _(subject.labels[column]), str(value)
    for fact in subject.facts:
        if (value := entry.details.get(fact.key)) is not None:
            yield _(fact.label), number(value) if fact.kind == "number" else value
    for question, kept in answers.given(entry, to=to):
        yield named(question), question_fields.in_words(question, kept)


def enclosures_of(entry: Entry, to: str) -> list[tuple[Question, Enclosure]]:
    """The PDFs that ``to`` (``desk`` or ``judges``) may read, with the question each answers."""
    return enclosures.given(entry, to=to)


def megabytes(length: int) -> str:
    """Bytes as people read them, rounded up to a tenth of a megabyte."""
    return f"{number(Decimal(-(-length // 100_000)) / 10)} MB"


def field_word(key: str, entry: Entry) -> str:
    """What a key of ``texts.missing`` or ``texts.names_in`` is called on the screen."""
    kind, _colon, part = key.partition(":")
    subject = subjects.of(entry.competition.rules)
    match kind:
        case "statement":
            told = next((named(c) for c in entry.competition.criteria if str(c.id) == part), "")
            return f"{subject_word(entry.competition, 'statements')}: {told}"
        case "answer":
            return next(named(question) for question in entry.competition.questions if question.key == part)
        case "detail":
            return _(next(fact.label for fact in subject.facts if fact.key == part))
        case "category_id":
            return subject_word(entry.competition, "group")
        case "recognition":
            return recognition_word(entry.competition)
    return _(OTHERS.get(kind) or subject.labels[kind])


#: Keys that are no column of the entry.
OTHERS = {
    "photos": N_("At least one photo"),
    "photos_waiting": N_("Photos that are still being prepared"),
    "piece_photos": N_("A photo of each piece of the set"),
    "caption": N_("Caption of a photo"),
    "set_type": N_("What makes it a set"),
    "pieces": N_("The pieces of the set: two or more"),
    "piece": N_("The pieces of the set"),
    "authors": N_("Authors"),
}


def recognition_word(competition: Competition) -> str:
    """The decision asked for where recognition at the level below is a condition."""
    return _("Decision that recognised it at the level “%(level)s”", level=competition.rules.ladder.needs)


def group_of(entry: Entry) -> str:
    """Its group's name; empty where there are no groups, or none is chosen."""
    return named(entry.category) if entry.category and entry.competition.is_grouped else ""
