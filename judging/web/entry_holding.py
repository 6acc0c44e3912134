"""The form of a returned entry: what is to be corrected stands open and marked, everything else can only be read."""

from flask import request
from werkzeug.datastructures import FileStorage
from wtforms import Field

from judging.entries import parts, versions
from judging.entries.models import Entry
from judging.web.entry_form import EntryForm, form_for, values_of
from judging.web.entry_parts import part_value


def held_form(entry: Entry) -> EntryForm:
    """The entry's form; of a returned one each field ``is_marked``, or carries in ``held`` what stands in it.

    What a page from before the return sent along stays in its field: ``drafting.save`` refuses it where it differs.
    """
    form = form_for(entry)
    if entry.state != "returned" or parts.is_whole_open(entry):
        return form
    kept, told = values_of(entry), versions.fields_of(entry)
    form.unsent = frozenset(name for part in entry.locked for name in _names(part, form) if not _is_sent(name))
    for part in parts.of(entry):
        for name in _names(part, form):
            if part in entry.locked:
                form[name].held = part_value(part, told, entry.competition)
                form[name].untaken = _untaken(form[name]) if _is_sent(name) else ""
            else:
                form[name].is_marked = True
    for name in form.unsent:
        form[name].process(None, kept.get(name))
    return form


def _names(part: str, form: EntryForm) -> list[str]:
    """The fields of a part."""
    names = parts.OF_SETS if part == "pieces" else (part.replace(":", "_", 1),)
    return [name for name in names if name in form]


def _untaken(field: Field) -> str:
    """What was typed or chosen in a field that is closed by now, so that it is not lost from the screen."""
    said = field.data.filename if isinstance(field.data, FileStorage) else field.data
    return said if isinstance(said, str) and said != field.held else ""


def _is_sent(name: str) -> bool:
    return any(sent == name or sent.startswith(f"{name}-") for sent in (*request.form, *request.files))
