"""Work in a process of its own, which may be killed in the midst of it."""

import json
import os
import traceback
from collections.abc import Callable


def tell(**news) -> None:
    """One line of JSON to who started this program."""
    print(json.dumps(news), flush=True)


def fork(work: Callable[[], None]) -> int:
    """The exit status of ``work`` in a child, negative for a signal."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)
