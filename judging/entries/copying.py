"""Copying an entry: last year's product, or the same one for another group, as a draft to be looked over.

Texts, pieces, authors and photos go along, and answers to questions of the same key and kind. What holds once does
not: declarations and consents, the decision at the level below, the guardian's word, number and history.
"""

from datetime import datetime
from typing import NamedTuple

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Category, Competition
from judging.entries import answers, drafting, photos, subjects, texts
from judging.entries.models import Entry, Photo
from judging.errors import Closed, Invalid

#: Columns that are not copied: the group is chosen anew, a decision is of its year.
LEFT = ("category_id", "recognition")


class Taken(NamedTuple):
    """A photo of the copied entry, and where its clean master lies now in the incoming folder."""

    photo: Photo
    key: str
    digest: str


def may_go_to(entry: Entry, competition: Competition) -> bool:
    """Whether the same is asked there: a product stays a product, a village a village."""
    return subjects.of(entry.competition.rules) is subjects.of(competition.rules)


def copy(
    entry: Entry, competition: Competition, group: Category, *, taken: list[Taken], actor: Person, now: datetime
) -> Entry:
    """A draft of the same entrant in ``group`` of ``competition``. Raises Closed, and what ``drafting.start`` does."""
    if entry.erased_at or not may_go_to(entry, competition):
        raise Closed("This entry cannot be copied there. Please begin a new one.")
    made = drafting.start(competition, entry.entrant, like=entry, now=now)
    drafting.put_in(made, group.id)
    drafting.save(made, _texts(entry, competition), seen=texts.seen(made), actor=actor, now=now)
    for one in taken:
        _add(made, one, actor=actor, now=now)
    record("entry copied", now=now, actor=actor, competition=competition, subject=f"entry:{made.id}", source=entry.id)
    return made


def _texts(entry: Entry, competition: Competition) -> dict:
    fields = {name: value for name, value in texts.fields_of(entry).items() if name not in LEFT}
    written = {criterion.key: entry.statements.get(str(criterion.id), "") for criterion in entry.competition.criteria}
    statements = {str(criterion.id): written.get(criterion.key, "") for criterion in competition.criteria}
    return fields | {"statements": statements, "answers": _answers(entry, competition)}


def _answers(entry: Entry, competition: Competition) -> dict:
    """What was answered to a question that is asked there too, as far as it is an answer there."""
    asked = {(question.key, question.kind): question for question in entry.competition.questions}
    copied = {}
    for question in competition.questions:
        if before := asked.get((question.key, question.kind)):
            try:
                copied[question.key] = answers.checked(question, answers.standing(before, entry.answers))
            except Invalid:
                continue  # this year it is bounded otherwise: it is asked anew
    return copied


def _add(made: Entry, taken: Taken, *, actor: Person, now: datetime) -> None:
    before = taken.photo
    photo = photos.add(made, key=taken.key, name=before.original_name, digest=taken.digest, actor=actor, now=now)
    photo.caption = before.caption
    key = before.piece and before.piece.key
    photo.piece = next((piece for piece in made.pieces if piece.key == key), None)
