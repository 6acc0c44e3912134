"""The receipt of an entry: its number, when it arrived by the server's clock, what was sent, what was declared."""

from datetime import datetime

from flask import Response
from flask_babel import gettext as _
from flask_babel import ngettext

from judging.entries import consents, declarations, enclosures, texts
from judging.entries.models import Entry
from judging.errors import NotFound
from judging.infra import typesetting
from judging.infra.i18n import moment, named
from judging.web import exhibits, printing
from judging.web.entry_parts import part_value
from judging.web.subjects import facts_of, group_of, has_objects, recognition_word, subject_word


def answer(entry: Entry) -> Response:
    """The PDF, in the language asked for; raises NotFound for what was never sent, or was erased."""
    if entry.number is None or entry.erased_at:
        raise NotFound()
    return printing.answer("receipt", receipt, entry, file=f"{entry.competition.slug}-{entry.number:04}")


def receipt(entry: Entry) -> dict:
    """Everything printed; the code holds the address that also stands on the exhibit's label."""
    competition = entry.competition
    address = exhibits.address(competition, entry.number)
    return {
        "title": _("Receipt, number %(n)s", n=entry.number),
        "words": _words(),
        "organiser": named(competition, "organiser"),
        "competition": named(competition, "title"),
        "number": str(entry.number),
        "product": entry.title,
        "sent": _("%(when)s (Vietnam time, GMT+7, by the server's clock)", when=moment(entry.submitted_at)),
        "qr": typesetting.qr(address),
        "address": address,
        "facts": [list(fact) for fact in _facts(entry)],
        "story": [line for line in entry.story.split("\n") if line],
        "statements": [
            [named(one), text] for one in competition.criteria if (text := entry.statements.get(str(one.id)))
        ],
        "declared": [_made(_(declarations.TEXTS[key]), made) for key, made in entry.declarations.items()],
        "agreed": [
            _said(_(consents.words(entry, each)), each.version, each.given_at) for each in consents.live(entry).values()
        ],
        "foot": " · ".join(filter(None, [_phone(entry), address])),
    }


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """What was sent, line by line; of photos and PDFs how many and which."""
    who, fields = [entry.maker, entry.craft_village], texts.fields_of(entry)
    photos = len(entry.ready_photos)
    enclosed = [
        (named(question), f"{one.original_name}, " + ngettext("%(num)s page", "%(num)s pages", one.pages))
        for question, one in enclosures.given(entry, to="desk")
    ]
    ladder = entry.competition.rules.ladder
    told = [
        (subject_word(entry.competition, "group"), group_of(entry)),
        (_("Who made it") if has_objects(entry.competition) else _("Craft village"), ", ".join(filter(None, who))),
        *facts_of(entry, "desk"),
        (_("Authors"), part_value("authors", fields, entry.competition)),
        (_("The pieces of the set"), part_value("pieces", fields, entry.competition) if entry.kind == "set" else ""),
        *([(recognition_word(entry.competition), entry.recognition)] if ladder else []),
        *enclosed,
        (_("Photos"), ngettext("%(num)s photo", "%(num)s photos", photos) if photos else ""),
    ]
    return [(word, value) for word, value in told if value]


def _made(words: str, made: dict) -> list[str]:
    return _said(words, made["version"], datetime.fromisoformat(made["at"]))


def _said(words: str, version: str, when: datetime) -> list[str]:
    return [words, _("Version %(version)s of these words, %(when)s", version=version, when=moment(when))]


def _phone(entry: Entry) -> str:
    phone = entry.competition.phone
    return f"{_('Telephone')}: {phone}" if phone else ""


def _words() -> dict[str, str]:
    return {
        "receipt": _("RECEIPT"),
        "number": _("Entry number"),
        "sent": _("Sent"),
        "what": _("What was sent"),
        "declared": _("Declarations"),
        "agreed": _("Consents"),
    }
