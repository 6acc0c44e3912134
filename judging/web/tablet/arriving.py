"""Reading what a tablet sends."""

from dataclasses import dataclass
from typing import Any

from flask import request

from judging.errors import Invalid

LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Letter:
    """One save as the script sends it; ``save`` is its name, made on the tablet. Nothing else is checked yet."""

    save: str
    seen: Any
    scores: Any
    comment: Any


def read() -> Letter:
    """The letter of this request; raises Invalid when it has no form or no name."""
    request.max_content_length = LONGEST
    try:
        sent = request.get_json(silent=True)
    except RecursionError:
        sent = None
    save = sent.get("save") if isinstance(sent, dict) else None
    if not isinstance(save, str) or not 0 < len(save) <= 64:
        raise Invalid("These scores do not belong to this competition's criteria. Please reload the page.")
    return Letter(save, sent.get("seen"), sent.get("scores"), sent.get("comment"))
