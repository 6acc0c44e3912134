"""The versions of an entry, and between two of them what changed, part by part: the same page from both sides."""

from dataclasses import dataclass

from flask import render_template, request

from judging.entries import parts, versions
from judging.entries.models import Entry, Photo
from judging.entries.versions import EntryVersion
from judging.web.entry_editing import Place
from judging.web.entry_parts import part_value, part_word


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: what it is called, what it said, what it says."""

    word: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo of a version: what it is called, and the photo itself while the entry has it."""

    word: str
    photo: Photo | None


def page(entry: Entry, place: Place):
    """All versions; between the chosen two (the last two unless told) what changed."""
    kept = versions.versions_of(entry)
    shown = _compared(entry, kept) if kept else {}
    return render_template(_template(place), entry=entry, place=place, versions=kept, **shown)


def _compared(entry: Entry, kept: list[EntryVersion]) -> dict:
    last = kept[-1].number
    after = versions.version_of(kept, request.args.get("to", last, type=int))
    before = versions.version_of(kept, request.args.get("from", max(1, after.number - 1), type=int))
    return {
        "before": before,
        "after": after,
        "changes": _changes(entry, before.fields, after.fields),
        "gone": _photos(entry, before, beside=after),
        "come": _photos(entry, after, beside=before),
        "is_reordered": _is_reordered(before, after),
        "words": {one.number: _words(entry, one, earlier) for earlier, one in zip(kept, kept[1:], strict=False)},
    }


def _changes(entry: Entry, before: dict, after: dict) -> list[Change]:
    changed = [(part, part_word(part, entry)) for part in parts.changed(before, after)]
    return [
        Change(word, *(part_value(part, fields, entry.competition) for fields in (before, after)))
        for part, word in changed
        if word
    ]


def _words(entry: Entry, version: EntryVersion, earlier: EntryVersion) -> str:
    """The parts in which a version differs from the one before, in one line."""
    words = [part_word(part, entry) for part in parts.changed(earlier.fields, version.fields)]
    photos = [part_word(parts.PHOTOS, entry)] if _told(version, earlier) != _told(earlier, version) else []
    return ", ".join(filter(None, words + photos))


def _photos(entry: Entry, version: EntryVersion, *, beside: EntryVersion) -> list[PhotoLine]:
    """The photos of a version that are not in the other one, or say something else there."""
    others = _told(beside, version)
    here = {photo.key: photo for photo in entry.ready_photos}
    told = zip(version.photos, _told(version, beside), strict=True)
    return [PhotoLine(_photo_words(one), here.get(one["key"])) for one, words in told if words not in others]


def _told(version: EntryVersion, beside: EntryVersion) -> list[tuple[str, ...]]:
    """What is compared of each photo; the piece it shows only where both versions kept that."""
    are_pieces_kept = all("piece" in photo for photo in (*version.photos, *beside.photos))
    names = ("key", "caption", "piece") if are_pieces_kept else ("key", "caption")
    return [tuple(photo[name] for name in names) for photo in version.photos]


def _photo_words(photo: dict) -> str:
    return ": ".join(filter(None, (photo.get("piece"), photo["caption"]))) or photo["name"]


def _is_reordered(before: EntryVersion, after: EntryVersion) -> bool:
    one, other = ([photo["key"] for photo in version.photos] for version in (before, after))
    return [key for key in one if key in other] != [key for key in other if key in one]


def _template(place: Place) -> str:
    return {"entrant": "entrant/history/index.html", "desk": "desk/history/index.html"}[place.audience]
