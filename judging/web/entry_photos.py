"""The photos of an entry: sent whole by a plain form, described, arranged, removed; made by the worker."""

from dataclasses import asdict

from flask import current_app, jsonify, redirect, render_template, request
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from judging.entries import photos, standing
from judging.entries.models import Entry, Photo
from judging.entries.parts import PHOTOS
from judging.errors import Invalid, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.storage.incoming import Incoming
from judging.web.completeness import parts_of
from judging.web.entry_editing import Place
from judging.web.errors import wants_json


def index(entry: Entry, place: Place):
    """All lines of the list, for the page's script; people are shown the page."""
    return _answer(entry, place)


def create(entry: Entry, place: Place):
    """Take one or several photos; the bytes are on the disk before their rows are."""
    files = [file for file in request.files.getlist("photo") if file.filename]
    if not files:
        raise Invalid("Please choose a photo first.")
    standing.require_change(entry, clock.now(), PHOTOS)
    for file in files[: photos.MOST]:
        _take(entry, file)
    return _answer(entry, place)


def update(photo: Photo, place: Place):
    """Write the caption and the piece it shows, or move the photo: ``move`` is ``up`` or ``down``."""
    step = {"up": -1, "down": 1}.get(request.form.get("move", ""))
    act = {"actor": current_user, "now": clock.now()}
    with writing():
        if step:
            photos.move(photo, step, **act)
        else:
            photos.describe(photo, caption=request.form.get("caption", ""), **act)
            if "piece" in request.form:
                photos.assign(photo, request.form.get("piece", type=int), **act)
    return redirect(place.url("entries.edit", _anchor=f"photo-{photo.id}"))


def remove(photo: Photo, place: Place):
    """Take the photo out; its files go once that is certain."""
    with writing():
        key = photos.remove(photo, actor=current_user, now=clock.now())
    current_app.extensions["photos"].remove(key)
    _incoming().remove(key)
    return redirect(place.url("entries.edit", _anchor="photos"))


def _take(entry: Entry, file: FileStorage) -> Photo:
    key, digest = _incoming().take(file.stream)
    try:
        with writing():
            photo = photos.add(
                entry, key=key, name=file.filename or "", digest=digest, actor=current_user, now=clock.now()
            )
    except Refusal:
        _incoming().remove(key)
        raise
    if photo.key != key:
        _incoming().remove(key)
    return photo


def _answer(entry: Entry, place: Place):
    if not wants_json():
        return redirect(place.url("entries.edit", _anchor="photos"))
    lines = render_template("components/photo_lines.html", entry=entry, place=place)
    return jsonify(ok=True, html=lines, parts=asdict(parts_of(entry)))


def _incoming() -> Incoming:
    return Incoming(current_app.instance_path)
