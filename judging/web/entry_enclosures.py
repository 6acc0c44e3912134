"""The PDFs chosen in an entry's form: examined, put into the store, then written down, in this order.

Whatever stops the server on the way, no row is without its file; a file without a row goes with the sweep.
"""

import shutil
from dataclasses import asdict
from pathlib import Path

from flask import current_app, jsonify, render_template, request
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from judging.competitions.models import Question
from judging.competitions.queries import question_of
from judging.entries import enclosures, standing
from judging.entries.models import Entry
from judging.errors import Invalid, NotFound, PdfRefused, Refusal
from judging.infra import clock
from judging.infra.db import db, writing
from judging.infra.storage.incoming import Incoming
from judging.infra.storage.local import sync
from judging.media import child, pdf
from judging.web.completeness import parts_of
from judging.web.entry_form import EntryForm
from judging.web.errors import sentence


def create(entry: Entry, question_id: int):
    """Take one PDF as soon as it is chosen, for the page's script; what is being typed is saved by itself."""
    question = question_of(entry.competition, question_id)
    if question.kind != "pdf":
        raise NotFound()
    standing.require_change(entry, clock.now(), f"answer:{question.key}")
    if not (file := request.files.get("pdf")):
        raise Invalid("Please choose a PDF file.")
    _take(entry, question, file)
    lines = render_template("components/enclosed.html", question=question, kept=entry.enclosed.get(question.key))
    return jsonify(ok=True, html=lines, parts=asdict(parts_of(entry)))


def settle(entry: Entry, form: EntryForm) -> dict[str, str]:
    """Take every PDF that was chosen and leave out the one whose button was pressed; question's key -> why not."""
    wrong = {}
    for question, field in form.asked:
        try:
            if question.kind == "pdf" and field.data:
                _take(entry, question, field.data)
            elif question.kind == "pdf" and request.form.get("leave_out") == question.key:
                _leave_out(entry, question)
        except Refusal as refusal:
            wrong[question.key] = sentence(refusal)
    return wrong


def mark(form: EntryForm, wrong: dict[str, str]) -> None:
    """Say at each question why its PDF was not taken, or not left out."""
    for question, field in form.asked:
        if question.key in wrong:
            field.errors = [*field.errors, wrong[question.key]]


def _take(entry: Entry, question: Question, file: FileStorage) -> None:
    incoming, store = Incoming(current_app.instance_path), current_app.extensions["photos"]
    sent_at = clock.now()
    key, digest = incoming.take(file.stream)
    try:
        db.session.rollback()  # no transaction stays open while it is examined
        pages, length = _examined(incoming.file(key)), incoming.file(key).stat().st_size
        store.put(key, _folder(incoming.file(key)))
        with writing():
            left = enclosures.add(
                entry, question, key=key, name=file.filename or "", digest=digest, length=length, pages=pages,
                actor=current_user, sent_at=sent_at, now=clock.now(),
            )  # fmt: skip
    except BaseException:
        incoming.remove(key)
        store.remove(key)
        raise
    if left:
        store.remove(left)


def _leave_out(entry: Entry, question: Question) -> None:
    with writing():
        enclosure = entry.enclosed.get(question.key)
        key = enclosure and enclosures.remove(enclosure, actor=current_user, now=clock.now())
    if key:
        current_app.extensions["photos"].remove(key)


def _examined(file: Path) -> int:
    """How many pages; raises Invalid with the reason in words."""
    try:
        return child.pages_of(file)
    except PdfRefused as refusal:
        raise enclosures.refused(refusal) from refusal
    except child.Interrupted as interruption:
        raise Invalid("The PDF could not be read just now. Please send it once more.") from interruption


def _folder(file: Path) -> Path:
    """The file in a folder of its own, as the store takes it; one that is left behind is swept with the worker's."""
    folder = Path(current_app.instance_path) / "processing" / f".{file.name}{child.UNFINISHED}"
    folder.mkdir(parents=True)
    shutil.move(file, folder / pdf.FILE)
    sync(folder)
    return folder
