"""How much of what an entry needs before sending is there, as a bar with words."""

from dataclasses import dataclass

from flask import Flask
from flask_babel import gettext as _

from judging.entries import texts
from judging.entries.models import Entry


@dataclass(frozen=True, slots=True)
class Parts:
    """``done`` of ``whole`` parts, and the same in words."""

    done: int
    whole: int
    words: str


def init(app: Flask) -> None:
    """Let templates ask."""
    app.jinja_env.globals["parts_of"] = parts_of


def parts_of(entry: Entry) -> Parts:
    """The required parts of an entry as it stands; declarations and consents are asked on the page that follows."""
    required = texts.required(entry)
    done, whole = sum(required.values()), len(required)
    if done == whole:
        return Parts(done, whole, _("All %(whole)s required parts are there", whole=whole))
    return Parts(done, whole, _("%(done)s of %(whole)s required parts", done=done, whole=whole))
