"""Rows that were imported before: whether they say the same now, and whether their entry may still be written over."""

import hashlib
import json
import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from judging.accounts.models import Person
from judging.competitions.models import Competition
from judging.desk.importing.pictures import Pictures
from judging.desk.importing.rows import Row
from judging.entries import texts
from judging.entries.belongings import Imported
from judging.entries.models import Entry
from judging.infra.db import db
from judging.infra.storage.incoming import CHUNK

N_ = str  # marks a text for the translators
#: The code by which an export calls an entry that was not imported.
#: What people add to an entry and no sheet can say.
BESIDE = (Entry.uploads, Entry.enclosures, Entry.consents, Entry.guardian)
_OURS = re.compile("#([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that a code already stands for."""

    entry: Entry

    def act(self, row: Row, photos: list[str] | None) -> str | None:
        """ "same", "changed", or None where it may not be written over; ``photos`` None where none came."""
        before = self.entry.imported
        if before is None:
            return None
        if before.row == row.digest and (photos is None or before.photos == all_of(photos)):
            return "same"
        return "changed" if is_untouched(self.entry) else None

    def is_anothers(self, account: Person | None) -> bool:
        """Whether it belongs to an account that is not this one: a sheet never gives it to anybody else."""
        return not self.entry.is_on_paper and self.entry.entrant_id != (account and account.id)

    @property
    def why(self) -> str:
        """What a person does about it."""
        if self.entry.imported is None:
            return N_("This entry was not imported and is left as it is. Please take its row out, or change it there.")
        return N_(
            "This entry has been worked on or sent since it was imported. Please take its row out, or change it there."
        )


def code_of(entry: Entry) -> str:
    """What an export calls it: its code in the organiser's list, or our own."""
    return entry.imported.code if entry.imported else f"#{entry.id}"


def known_of(competition: Competition, codes: list[str]) -> dict[str, Known]:
    """Code -> the entry it stands for, of those that are asked about."""
    wanted = select(Entry).where(Entry.competition_id == competition.id)
    parts = (Entry.imported, Entry.entrant, Entry.photos, Entry.pieces, Entry.authors, *BESIDE)
    whole = wanted.options(*(selectinload(part) for part in parts))
    imported = whole.join(Imported, Imported.entry_id == Entry.id)
    found = {entry.imported.code: Known(entry) for entry in db.session.scalars(imported)}
    ours = [int(parts[1]) for code in codes if code not in found and (parts := _OURS.fullmatch(code))]
    for start in range(0, len(ours), 500):
        for entry in db.session.scalars(whole.where(Entry.id.in_(ours[start : start + 500]))):
            if entry.imported is None:
                found[code_of(entry)] = Known(entry)
    return found


def is_untouched(entry: Entry) -> bool:
    """Whether it is a draft on paper, just as the import left it."""
    return entry.state == "draft" and entry.imported is not None and entry.imported.made == stamp(entry)


def stamp(entry: Entry) -> str:
    """A digest of what people can change of it while it is a draft."""
    told = [texts.fields_of(entry), entry.entrant_id, entry.contact, [(p.digest, p.caption) for p in entry.photos]]
    told += [part for part in (_beside(entry),) if any(part.values())]  # nothing right after most imports
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _beside(entry: Entry) -> dict:
    """What no sheet can say, and which piece a photo shows: files on their way, PDFs, yeses, age and guardian."""
    guardian = entry.guardian
    return {
        "uploads": [upload.key for upload in entry.unfinished],
        "enclosures": [(enclosure.question, enclosure.digest) for enclosure in entry.enclosures],
        "pieces": [(photo.position, photo.piece.id) for photo in entry.photos if photo.piece],
        "consents": [(consent.purpose, consent.version, consent.withdrawn_at is None) for consent in entry.consents],
        "declarations": sorted(entry.declarations),
        "age": entry.is_under_age is not None,
        "guardian": guardian and [guardian.name, guardian.relation, guardian.phone],
    }


def all_of(digests: list[str]) -> str:
    """One digest of photos in their order."""
    return hashlib.sha256(" ".join(digests).encode()).hexdigest()


def digest_of(pictures: Pictures, name: str) -> str:
    """Of a photo that came, as the incoming folder would have it."""
    digest = hashlib.sha256()
    with pictures.open(name) as file:
        while part := file.read(CHUNK):
            digest.update(part)
    return digest.hexdigest()
