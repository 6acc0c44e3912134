"""Editing an entry's texts: one page, from its entrant's side and from the desk's."""

from dataclasses import asdict, dataclass

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.entries import drafting, limits, parts, photos, sets, standing, texts
from judging.entries.models import Entry
from judging.errors import Refusal
from judging.infra import clock, i18n
from judging.infra.db import writing
from judging.web import entry_enclosures
from judging.web.completeness import parts_of
from judging.web.entry_form import EntryForm
from judging.web.entry_holding import held_form
from judging.web.errors import sentence, wants_json

PAGES = {"entrant": "entrant/entries/edit.html", "desk": "desk/entries/edit.html"}


@dataclass(frozen=True, slots=True)
class Place:
    """From where an entry is worked on: its entrant's pages or the desk's."""

    audience: str
    values: dict

    def url(self, endpoint: str, **more) -> str:
        """The address of one of this audience's pages about the entry."""
        return url_for(f"{self.audience}.{endpoint}", **self.values, **more)


def mine(entry: Entry) -> Place:
    """The entrant's own pages."""
    g.competition = entry.competition
    return Place("entrant", {"entry_id": entry.id})


def ours(entry: Entry) -> Place:
    """The desk's pages."""
    return Place("desk", {"slug": g.competition.slug, "entry_id": entry.id})


def page(entry: Entry, place: Place, *, form: EntryForm | None = None, status: int = 200):
    """The whole page with photos and texts."""
    standing.require_change(entry, clock.now())
    form = form or held_form(entry)
    for rows in form.rows:
        if len(rows) < rows.max_entries:
            rows.append_entry()  # a line to write on where there is no script
    is_whole = entry.state != "returned" or parts.is_whole_open(entry)
    until = standing.change_until(entry, clock.now())
    return render_template(
        PAGES[place.audience],
        entry=entry,
        place=place,
        form=form,
        until=until,
        most=photos.MOST,
        opened=parts.shown(entry) if is_whole else parts.opened(entry),
        is_whole=is_whole,
        uses=limits.uses(entry) if entry.number is None else [],
    ), status


def update(entry: Entry, place: Place):
    """Save what was typed, for the page's script or as a plain form."""
    form = held_form(entry)
    wrong = entry_enclosures.settle(entry, form)
    is_valid = form.validate()
    entry_enclosures.mark(form, wrong)
    if not is_valid:
        if wants_json():
            return jsonify(ok=False, message=form.first_error), 422
        return page(entry, place, form=form, status=422)
    now = clock.now()
    try:
        with writing():
            drafting.save(entry, form.texts, seen=form.version.data, actor=current_user, now=now)
    except Refusal as refusal:
        if wants_json() or not standing.may_change(entry, now):
            raise
        form.form_errors.append(sentence(refusal))
        return page(entry, place, form=form, status=refusal.status)
    if wants_json():
        return jsonify(ok=True, version=texts.seen(entry), time=i18n.hour(now), **_progress(entry))
    if wrong:
        form.version.data = texts.seen(entry)
        return page(entry, place, form=form, status=422)
    return _onward(entry, place)


def _progress(entry: Entry) -> dict:
    """What the page shows of an entry elsewhere: how much is there, and which pieces a photo can show."""
    return {"parts": asdict(parts_of(entry)), "pieces": [[one.piece.id, one.piece.name] for one in sets.shown(entry)]}


def _onward(entry: Entry, place: Place):
    """To the review, or to what the pressed button was about."""
    then = request.form.get("then", "")
    if then == "review":
        return redirect(place.url("submissions.new"))
    flash(_("Saved."))
    about = then or f"asked-{request.form.get('leave_out', '')}"
    known = {f"asked-{question.key}" for question in entry.competition.questions}
    return redirect(place.url("entries.edit", _anchor=about if about in known else None))
