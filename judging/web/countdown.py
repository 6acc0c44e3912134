"""How long there is still time to send, by the server's clock; a page's script counts on from there."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask
from flask_babel import gettext as _

from judging.infra import clock

DAY, HOUR, MINUTE = 86400, 3600, 60


@dataclass(frozen=True, slots=True)
class Countdown:
    """``due`` and the server's ``now`` in milliseconds since 1970; words with their places, and what they say now."""

    due: int
    now: int
    words: dict[str, str]
    left: str


def init(app: Flask) -> None:
    """Let templates count."""
    app.jinja_env.globals["countdown_to"] = countdown_to


def countdown_to(until: datetime) -> Countdown:
    """The time left until a moment."""
    now = clock.now()
    words = {
        "days": _("{days} d {hours} h left"),
        "hours": _("{hours} h {minutes} min left"),
        "minutes": _("{minutes} min left"),
        "last": _("Less than a minute left"),
        "over": _("The time is over"),
    }
    left = _left(int((until - now).total_seconds()), words)
    return Countdown(int(until.timestamp() * 1000), int(now.timestamp() * 1000), words, left)


def _left(seconds: int, words: dict[str, str]) -> str:
    """The same sentence as ``static/js/controllers/countdown.js`` makes."""
    if seconds <= 0:
        return words["over"]
    kind = "days" if seconds >= DAY else "hours" if seconds >= HOUR else "minutes" if seconds >= MINUTE else "last"
    hours = seconds % DAY // HOUR
    return words[kind].format(days=seconds // DAY, hours=hours, minutes=seconds % HOUR // MINUTE)
