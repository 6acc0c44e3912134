"""The stores, on a disk and in a bucket: whole folders under random keys, nothing outside them, nothing removed while
a backup copies."""

import pytest
from botocore.exceptions import ClientError

import config
from judging.infra import ids
from judging.infra.storage import Store, local
from judging.infra.storage.choosing import store_for
from judging.infra.storage.incoming import Incoming
from judging.infra.storage.leaving import all_in_place
from judging.infra.storage.local import Local
from tests import bucket
from tests.conftest import SETTINGS


@pytest.fixture(params=["disk", "bucket"])
def store(request, tmp_path) -> Store:
    if request.param == "disk":
        return Local(tmp_path / "photos")
    return bucket.store(request.getfixturevalue("s3"), tmp_path)


def finished(tmp_path, content: bytes = b"photo"):
    """A folder as the worker leaves it."""
    folder = tmp_path / "processing" / ids.key()
    folder.mkdir(parents=True)
    (folder / "320.webp").write_bytes(content)
    return folder


def read(store: Store, key: str) -> bytes:
    with store.open(key, "320.webp") as file:
        return file.read()


def test_put_and_open(store, tmp_path):
    key, folder = ids.key(), finished(tmp_path)
    assert not store.has(key)
    store.put(key, folder)
    assert store.has(key)
    assert read(store, key) == b"photo"
    assert not folder.exists()
    assert list(store.keys()) == [key]
    assert list(store.keys(older_than=60)) == []


def test_putting_again_replaces(store, tmp_path):
    key = ids.key()
    store.put(key, finished(tmp_path))
    store.put(key, finished(tmp_path, b"again"))
    assert read(store, key) == b"again"


def test_put_is_on_the_disk(tmp_path, monkeypatch):
    store, synced = Local(tmp_path / "photos"), []
    monkeypatch.setattr(local, "sync", synced.append)
    key = ids.key()
    store.put(key, finished(tmp_path))
    assert synced == [store.root / key[:2], store.root]


def test_remove(store, tmp_path):
    key = ids.key()
    store.put(key, finished(tmp_path))
    store.remove(key)
    store.remove(key)
    assert not store.has(key)
    with pytest.raises(FileNotFoundError):
        store.open(key, "320.webp")


@pytest.mark.parametrize("name", ["../secret.key", "/etc/passwd", ".hidden", "..", "", "a/b.webp", "320.webp\0", "x"])
def test_no_name_leads_out(store, tmp_path, name):
    key = ids.key()
    store.put(key, finished(tmp_path))
    with pytest.raises(FileNotFoundError):
        store.open(key, name)


@pytest.mark.parametrize("key", ["..", "../..", "", "a", "ab/cd", ".hidden", "khóa", "a" * 100, "abc\0"])
def test_no_key_leads_out(store, key):
    for act in (store.has, store.remove, lambda key: store.open(key, "320.webp")):
        with pytest.raises(FileNotFoundError):
            act(key)


def test_nothing_is_removed_while_a_backup_copies(store, tmp_path):
    key, incoming = ids.key(), Incoming(tmp_path)
    store.put(key, finished(tmp_path))
    with (tmp_path / "320.jpg").open("xb+") as stream:
        stream.write(b"on its way")
        stream.seek(0)
        arrived, _ = incoming.take(stream)
    with all_in_place(tmp_path):
        store.remove(key)
        incoming.remove(arrived)
        assert store.has(key)
        assert incoming.file(arrived).exists()
    store.remove(key)
    incoming.remove(arrived)
    assert not store.has(key)
    assert not incoming.file(arrived).exists()


def test_bytes_that_did_not_arrive_whole_leave_nothing(tmp_path):
    class Broken:
        def read(self, size):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        Incoming(tmp_path).take(Broken())
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_signature_that_is_not_ours_opens_nothing(s3, tmp_path):
    """The engine is a real one: it looks."""
    key, ours = ids.key(), bucket.store(s3, tmp_path)
    ours.put(key, finished(tmp_path))
    theirs = store_for(s3 | {"S3_SECRET": "guessed", "S3_BUCKET": ours.bucket}, tmp_path)
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        theirs.open(key, "320.webp")


def test_a_bucket_of_many_pages_is_read_to_its_end(s3, tmp_path):
    store = bucket.store(s3, tmp_path)
    paged = store.client.get_paginator
    store.client.get_paginator = lambda name: Small(paged(name))
    keys = sorted(ids.key() for _ in range(5))
    for key in keys:
        store.put(key, finished(tmp_path))
    assert list(store.keys()) == keys


class Small:
    """A paginator of two files a page."""

    def __init__(self, paginator):
        self.paginator = paginator

    def paginate(self, **asked):
        return self.paginator.paginate(**asked, PaginationConfig={"PageSize": 2})


def test_without_a_bucket_it_is_the_disk(tmp_path):
    assert isinstance(store_for(config.read(SETTINGS), tmp_path), Local)
