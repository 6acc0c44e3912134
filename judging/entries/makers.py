"""Whose products an entrant sends: a co-operative enters for many, each entry naming its maker."""

from judging.entries import queries, texts
from judging.entries.models import Entry
from judging.errors import Invalid
from judging.infra.alphabet import person_key
from judging.infra.text import clean

LONGEST = 200


def key(maker: str) -> str:
    """What is alike for one maker however typed: case and spaces do not matter, marks do (Hùng is not Hưng)."""
    return " ".join(clean(maker).split()).casefold()


def by_maker(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries of one entrant by the maker they name, makers in the order of the alphabet; those of none last."""
    makers: dict[str, list[Entry]] = {}
    for entry in entries:
        makers.setdefault(key(entry.maker), []).append(entry)
    told = [(own[0].maker, own) for own in makers.values()]
    return sorted(told, key=lambda one: (not one[0], person_key(one[0])))


def newest_by(person_id: int, maker: str) -> Entry | None:
    """The newest entry of a person that names this maker; None without one, or where no maker is meant."""
    own = (entry for entry in queries.entries_of(person_id) if key(entry.maker) == key(maker))
    return next(own, None) if key(maker) else None


def name(entry: Entry, maker: str) -> None:
    """Say whose product a draft is; of somebody else than before the village is not known yet. Raises Invalid.

    A known maker typed without capitals keeps the known spelling: it stands on the certificate.
    """
    if len(maker := clean(maker)) > LONGEST:
        raise Invalid("At most %(max)d characters, please.", max=LONGEST)
    is_known = key(maker) == key(entry.maker)
    if not maker or "maker" not in texts.asked(entry.competition) or is_known and maker == maker.lower():
        return
    entry.maker, entry.craft_village = maker, entry.craft_village if is_known else ""
    entry.search = texts.search_text(entry)
