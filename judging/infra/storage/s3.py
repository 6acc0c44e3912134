"""Photos in a bucket that speaks S3: ``photos/<two letters>/<key>/<name>``. Needs boto3 (requirements-s3.lock)."""

import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from botocore.exceptions import ClientError

from judging.infra.storage.leaving import may_remove
from judging.infra.storage.names import require_key, require_name

ROOT = "photos"
_MISSING = {"NoSuchKey", "404"}


class S3:
    """A store in ``bucket``; see ``infra.storage.Store``. Every call may raise botocore's errors: then try again.

    ``instance`` is this machine's folder: while a backup copies, nothing is removed.
    """

    def __init__(self, client, bucket: str, instance: Path):
        self.client, self.bucket, self.instance = client, bucket, instance

    def put(self, key: str, folder: Path) -> None:
        """The files one after the other; a key whose row is not ready is nobody's, so half of them is as none."""
        prefix = _prefix(key)
        for file in sorted(folder.iterdir()):
            self.client.upload_file(str(file), self.bucket, prefix + file.name)
            file.unlink()
        folder.rmdir()

    def open(self, key: str, name: str) -> BinaryIO:
        try:
            return self.client.get_object(Bucket=self.bucket, Key=_prefix(key) + require_name(name))["Body"]
        except ClientError as error:
            if error.response["Error"]["Code"] in _MISSING:
                raise FileNotFoundError(f"{key}/{name}") from error
            raise

    def has(self, key: str) -> bool:
        return any(True for _ in self._listed(_prefix(key)))

    def remove(self, key: str) -> None:
        prefix = _prefix(key)
        with may_remove(self.instance) as free:
            for name, _ in self._listed(prefix) if free else ():
                self.client.delete_object(Bucket=self.bucket, Key=name)

    def keys(self, *, older_than: float = 0) -> Iterator[str]:
        """Those whose last file was written at least ``older_than`` seconds ago, by the bucket's clock."""
        before = time.time() - older_than
        for key, files in groupby(self._listed(f"{ROOT}/"), key=lambda file: file[0].split("/")[2]):
            if max(written for _, written in files) <= before:
                yield key

    def _listed(self, prefix: str) -> Iterator[tuple[str, float]]:
        """(name, seconds since 1970) of every file whose name begins so, in order of names."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        for page in pages:
            for file in page.get("Contents", ()):
                yield file["Key"], file["LastModified"].timestamp()


def _prefix(key: str) -> str:
    require_key(key)
    return f"{ROOT}/{key[:2]}/{key}/"
