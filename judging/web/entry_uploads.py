"""Photos that arrive in parts, by tus 1.0.0 (tus.io): what it says is the library's, what it keeps is ours.

A phone announces a photo with its length, name and SHA-256; then parts follow, each answered only once it is on the
disk and its row committed. After a broken line the phone asks how far the server is and goes on from there.
"""

from uuid import UUID

from flask import Response, current_app, jsonify, request
from flask_babel import gettext as _
from flask_login import current_user
from resumable_upload.server import TusServerCore
from resumable_upload.storage import Storage

from judging.entries import queries, uploads
from judging.entries.models import Entry, Upload
from judging.errors import NotFound, Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.storage.incoming import Incoming
from judging.web.entry_editing import Place

LONGEST_PART = 2 << 20
#: The protocol's own "Checksum Mismatch": the phone begins anew.
DAMAGED = 460


class Uploads(Storage):
    """The uploads of one entry, as the library asks for them; ids are UUIDs there, their 32 digits are our keys."""

    def __init__(self, entry: Entry):
        self.entry, self.incoming = entry, Incoming(current_app.instance_path)
        self.begun: Upload | None = None
        self.is_damaged = False

    def create_upload(self, upload_id, upload_length, metadata, *_, **__) -> None:
        key = _key(upload_id)
        self.incoming.begin(key)
        try:
            with writing():
                self.begun = uploads.begin(
                    self.entry,
                    key=key,
                    length=upload_length or 0,
                    digest=metadata.get("sha256", ""),
                    name=metadata.get("filename", ""),
                    now=clock.now(),
                )
        except Refusal:
            self.incoming.remove(key)
            raise
        if self.begun.key != key or self.begun.ended_at:
            self.incoming.remove(key)

    def get_upload(self, upload_id) -> dict | None:
        try:
            upload = queries.upload_of(self.entry, _key(upload_id))
        except NotFound:
            return None
        return {"upload_length": upload.length, "offset": upload.received, "metadata": {}}

    def write_chunk(self, upload_id, offset, data) -> None:
        if not data:
            return  # it may be the worker's already
        self.incoming.write(_key(upload_id), offset, data)

    def update_offset_atomic(self, upload_id, expected_offset, new_offset) -> bool:
        upload = queries.upload_of(self.entry, _key(upload_id))
        if upload.ended_at:
            return False
        if new_offset == upload.length and self.incoming.digest(upload.key) != upload.digest:
            self.is_damaged = True
            self.delete_upload(upload_id)
            return False
        with writing():
            upload = queries.upload_of(self.entry, _key(upload_id))  # or it was given up meanwhile
            return uploads.advance(upload, seen=expected_offset, to=new_offset, actor=current_user, now=clock.now())

    def delete_upload(self, upload_id) -> None:
        with writing():
            key = uploads.remove(queries.upload_of(self.entry, _key(upload_id)))
        if key:
            self.incoming.remove(key)

    def update_offset(self, upload_id, offset):
        raise NotImplementedError("a part is counted only where it continues what is here")

    def read_file(self, upload_id):
        raise NotImplementedError("what is on its way is shown to nobody")

    def get_expired_uploads(self):
        return []

    def cleanup_expired_uploads(self):
        return 0


def create(entry: Entry, place: Place) -> Response:
    """Begin; the answer says where the parts go. What was begun before goes on there."""
    store = Uploads(entry)
    answer = _answer(store, "/")
    if store.begun is not None:
        answer.headers["Location"] = place.url("uploads.show", key=store.begun.uuid)
    return answer


def show(entry: Entry, key: UUID) -> Response:
    """How far it is."""
    return _answer(Uploads(entry), f"/{key}", method="HEAD")


def update(entry: Entry, key: UUID) -> Response:
    """The next part; with the last one it is a photo, unless the whole is not what was announced."""
    request.max_content_length = LONGEST_PART
    store = Uploads(entry)
    answer = _answer(store, f"/{key}", body=request.get_data(cache=False))
    if store.is_damaged:
        return jsonify(ok=False, message=_("The photo was damaged on its way. It is sent again.")), DAMAGED
    return answer


def remove(entry: Entry, key: UUID) -> Response:
    """Give it up."""
    return _answer(Uploads(entry), f"/{key}")


def _answer(store: Uploads, path: str, *, method: str | None = None, body: bytes = b"") -> Response:
    protocol = TusServerCore(storage=store, base_path="", disable_concatenation=True)
    status, headers, content = protocol.handle_request(method or request.method, path, dict(request.headers), body)
    return Response(content, status, headers)


def _key(upload_id: str) -> str:
    return upload_id.replace("-", "")
