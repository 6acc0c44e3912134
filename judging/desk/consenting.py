"""Who of a competition has agreed to what, in which version's words: for its organisers."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from judging.entries import consents
from judging.entries.belongings import Consent
from judging.entries.models import Entry
from judging.infra.db import db


@dataclass(frozen=True, slots=True)
class Count:
    """Of the entries that are asked for a purpose: agreed to the present words, to earlier ones, withdrawn."""

    purpose: str
    asked: int
    present: int
    earlier: int
    withdrawn: int

    @property
    def never(self) -> int:
        """How many never agreed."""
        return self.asked - self.present - self.earlier - self.withdrawn


def counts(competition_id: int) -> list[Count]:
    """One count a purpose, over every entry that was sent and is not withdrawn or erased."""
    taking_part = (
        Entry.competition_id == competition_id,
        Entry.state.not_in(("draft", "withdrawn")),
        Entry.erased_at.is_(None),
    )
    by_age = select(Entry.is_under_age, func.count()).where(*taking_part).group_by(Entry.is_under_age)
    ages = dict(db.session.execute(by_age).all())
    rows = select(Consent.entry_id, Consent.purpose, Consent.version, Consent.withdrawn_at).join(
        Entry, Entry.id == Consent.entry_id
    )
    last = {row[:2]: row for row in db.session.execute(rows.where(*taking_part).order_by(Consent.id))}
    found = Counter((purpose, _standing(version, withdrawn)) for _, purpose, version, withdrawn in last.values())
    asked = {purpose: sum(ages.values()) for purpose in consents.OF_EVERYBODY}
    asked |= {purpose: ages[True] for purpose in consents.OF_GUARDIANS if ages.get(True)}
    kinds = ("present", "earlier", "withdrawn")
    return [Count(purpose, n, *(found[purpose, kind] for kind in kinds)) for purpose, n in asked.items()]


def _standing(version: str, withdrawn_at) -> str:
    if withdrawn_at is not None:
        return "withdrawn"
    return "present" if version == consents.VERSION else "earlier"
