"""Whether every photo that a row speaks of has its files: part of ``judging check``."""

from collections.abc import Iterator

from sqlalchemy import select

from judging.entries.models import Photo
from judging.infra.db import db
from judging.infra.storage import Store
from judging.infra.storage.incoming import Incoming
from judging.media.renditions import NAMES


def missing(store: Store, incoming: Incoming) -> Iterator[str]:
    """A sentence for every ready photo without all its files, and every waiting one without its bytes."""
    photos = select(Photo.id, Photo.key, Photo.state).where(Photo.state.in_(("ready", "waiting")))
    for photo, key, state in db.session.execute(photos.order_by(Photo.id)).all():
        if state == "ready" and (gone := [name for name in NAMES if not _is_kept(store, key, name)]):
            yield f"photo {photo} is ready, but the store lacks {', '.join(gone)} of {key}"
        if state == "waiting" and not incoming.file(key).is_file():
            yield f"photo {photo} waits, but its bytes {key} are gone"


def _is_kept(store: Store, key: str, name: str) -> bool:
    try:
        store.open(key, name).close()
    except FileNotFoundError:
        return False
    return True
