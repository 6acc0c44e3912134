"""Whether every photo and PDF that a row speaks of has its files: part of ``judging check``."""

from collections.abc import Iterator

from sqlalchemy import select

from judging.entries.models import Enclosure, Photo
from judging.infra.db import db
from judging.infra.storage import Store
from judging.infra.storage.incoming import Incoming
from judging.media.pdf import FILE
from judging.media.renditions import NAMES, ORIGINAL


def missing(store: Store, incoming: Incoming) -> Iterator[str]:
    """A sentence for each ready photo that lacks a file, each waiting one without its bytes, each PDF that is gone."""
    known = select(Photo.id, Photo.key, Photo.state, Photo.has_original).where(Photo.state.in_(("ready", "waiting")))
    for photo, key, state, has_original in db.session.execute(known.order_by(Photo.id)).all():
        names = (*NAMES, ORIGINAL) if has_original else NAMES
        if state == "ready" and (gone := [name for name in names if not _is_kept(store, key, name)]):
            yield f"photo {photo} is ready, but the store lacks {', '.join(gone)} of {key}"
        if state == "waiting" and not incoming.file(key).is_file():
            yield f"photo {photo} waits, but its bytes {key} are gone"
    for enclosure, key in db.session.execute(select(Enclosure.id, Enclosure.key).order_by(Enclosure.id)).all():
        if not _is_kept(store, key, FILE):
            yield f"enclosure {enclosure} stands, but the store lacks {FILE} of {key}"


def _is_kept(store: Store, key: str, name: str) -> bool:
    try:
        store.open(key, name).close()
    except FileNotFoundError:
        return False
    return True
