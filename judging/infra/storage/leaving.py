"""While a backup copies, nothing is removed: what would go is left for the next sweep.

So the rows a backup has copied find every file they speak of, whenever it was copied.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TURN = "files.turn"


@contextmanager
def all_in_place(instance: Path) -> Iterator[None]:
    """Until the block ends no file of ``instance`` is removed; waits for removals under way."""
    with _turn(instance) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def may_remove(instance: Path) -> Iterator[bool]:
    """Whether files may be removed in this block; never waits."""
    with _turn(instance) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _turn(instance: Path):
    instance.mkdir(parents=True, exist_ok=True)
    return (instance / _TURN).open("w")
