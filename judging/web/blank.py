"""Pages as a tablet's pack holds them: blank.

The tablet draws scores and states on them from its own store. So a blank page, asked for with ``?blank=1``, holds none:
no score, no token, no news of the moment. It is the same bytes each time, and carries their hash.
"""

from dataclasses import replace

from flask import Flask, g, get_flashed_messages
from flask_wtf.csrf import generate_csrf

from judging.scoring.queries import Group


def is_blank() -> bool:
    """Whether this request asks for a blank page; the judge's guard says so."""
    return g.get("is_blank", False)


def token() -> str:
    """The token of a form; a blank page has none, the tablet fills it in."""
    return "" if is_blank() else generate_csrf()


def news(**how) -> list:
    """What just happened; a blank page knows of nothing, and takes it away from nobody."""
    return [] if is_blank() else get_flashed_messages(**how)


def emptied(group: Group, lines: int) -> Group:
    """A group of a judge's list before the first score of any of its entries, each with ``lines`` to score."""
    tasks = [replace(task, scores={}, comment="", left=lines, excuse="", total=None) for task in group.tasks]
    return replace(group, tasks=tasks, is_handed_in=False, is_stood_down=False)


def init(app: Flask) -> None:
    """Let templates know."""
    words = {"csrf_token": token, "get_flashed_messages": news}
    app.jinja_env.globals.update(words)
    app.context_processor(lambda: words | {"is_blank": is_blank()})
