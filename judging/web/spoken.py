"""What a script of ours sends as JSON."""

from flask import request

LONGEST = 512 * 1024


def body() -> dict:
    """What was sent, as an object; empty where it is none."""
    request.max_content_length = LONGEST
    try:
        sent = request.get_json(silent=True)
    except RecursionError:
        sent = None
    return sent if isinstance(sent, dict) else {}
