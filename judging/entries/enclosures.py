"""PDFs that answer an organiser's question: taken in once examined, replaced, taken out, read by whom they are for."""

from datetime import datetime

from judging.accounts.models import Person
from judging.audit.recording import record
from judging.competitions.models import Question
from judging.entries import answers, standing
from judging.entries.models import Enclosure, Entry
from judging.errors import Incomplete, Invalid, PdfRefused, Stale
from judging.infra.db import db, lock
from judging.infra.text import clean

N_ = str  # marks a text for the translators
#: Why a PDF was refused (``media.pdf.REASONS``), in words that say what to do.
REFUSALS = {
    "not_a_pdf": N_("This file is not a PDF. Please choose a PDF file."),
    "too_many_bytes": N_("The PDF is larger than %(most)s MB. Please choose a smaller one."),
    "too_many_pages": N_("The PDF has more than %(most)s pages. Please choose a shorter one."),
    "locked": N_("The PDF is locked with a password. Please save it without one, then choose it again."),
    "acts": N_("The PDF contains a program or opens something by itself. Please print it to a PDF anew."),
    "carries_files": N_("The PDF carries other files inside. Please save it without them, or print it to a PDF anew."),
    "damaged": N_("The PDF arrived damaged or is not whole. Please save it anew, then choose it again."),
    "took_too_long": N_("The PDF took too long to read. Please print it to a PDF anew, or choose a simpler one."),
}


def add(
    entry: Entry, question: Question, *, key: str, name: str, digest: str, length: int, pages: int, actor: Person,
    sent_at: datetime, now: datetime,
) -> str | None:  # fmt: skip
    """Let the PDF in the store under ``key`` be the answer; answers the key whose file the caller removes after the
    commit: that of the PDF before, or the new one's where the same bytes were sent again.

    Raises Closed when the time is over, and Stale where one that was sent later is the answer already: it was looked
    at sooner.
    """
    standing.require_change(entry, now, f"answer:{question.key}")
    lock(entry)
    before = entry.enclosed.get(question.key)
    if before is not None and before.digest == digest:
        return key
    if before is not None and before.created_at > sent_at:
        raise Stale("A PDF that was sent later is the answer already.")
    replaced = before and before.key
    if before is None:
        before = Enclosure(question=question.key)
        entry.enclosures.append(before)
    before.key, before.digest, before.original_name = key, digest, clean(name)[:200]
    before.length, before.pages, before.created_at = length, pages, sent_at
    _tell("enclosure added", entry, question.key, actor=actor, now=now)
    db.session.flush()
    return replaced


def remove(enclosure: Enclosure, *, actor: Person, now: datetime) -> str:
    """Take it out and answer its key, whose file the caller removes after the commit.

    An entry that has been sent keeps what is required: raises Incomplete.
    """
    entry = enclosure.entry
    standing.require_change(entry, now, f"answer:{enclosure.question}")
    if entry.state in ("submitted", "accepted") and _is_required(enclosure):
        raise Incomplete("This entry has been sent and must stay complete. Please send another PDF instead.")
    entry.enclosures.remove(enclosure)
    _tell("enclosure removed", entry, enclosure.question, actor=actor, now=now)
    db.session.flush()
    return enclosure.key


def given(entry: Entry, *, to: str) -> list[tuple[Question, Enclosure]]:
    """The PDFs that ``to`` (``desk`` or ``judges``) may read, of questions that are asked, in order."""
    enclosed = entry.enclosed
    return [
        (question, enclosed[question.key])
        for question in answers.asked(entry)
        if question.kind == "pdf" and question.key in enclosed and (to == "desk" or question.is_for_judges)
    ]


def refused(refusal: PdfRefused) -> Invalid:
    """Why it cannot be taken, as a sentence."""
    return Invalid(REFUSALS[refusal.reason], **refusal.values)


def _is_required(enclosure: Enclosure) -> bool:
    asked = answers.asked(enclosure.entry)
    return any(one.key == enclosure.question and one.kind == "pdf" and one.is_required for one in asked)


def _tell(verb: str, entry: Entry, question: str, *, actor: Person, now: datetime) -> None:
    """In the log, and for an accepted entry that it has to be looked at again."""
    subject = f"entry:{entry.id}"
    record(verb, now=now, actor=actor, competition=entry.competition, subject=subject, question=question)
    standing.changed(entry, what="enclosures", actor=actor, now=now)
