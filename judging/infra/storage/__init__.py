"""Where photos lie: a store holds folders of finished files under random keys."""

from typing import Protocol


class Store(Protocol):
    """Five calls; a key is random, a name one of the renditions'."""

    def put(self, key: str, folder) -> None:
        """Take over a finished local folder, its files on the disk, under ``key``; durable when this returns."""

    def open(self, key: str, name: str):
        """A binary reader of one file; FileNotFoundError when there is none."""

    def has(self, key: str) -> bool:
        """Whether anything is kept under ``key``."""

    def remove(self, key: str) -> None:
        """Forget ``key``; no error when there is none. While a backup copies, it is left for the sweep."""

    def keys(self, *, older_than: float = 0):
        """Every key whose files were written at least ``older_than`` seconds ago, in no order."""
