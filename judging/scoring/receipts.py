"""What a tablet holds in its hand once the server has kept an operation: a chain of SHA-256. Pure.

Both sides compute the same sums from the same list, written as JSON without spaces, so a tablet
believes a receipt only if it is of exactly what it sent. Each receipt covers the one before it
(trust.md 7.2): a server that was put back to an older state no longer knows the tablet's last one.
"""

import json
from collections.abc import Sequence
from hashlib import sha256

#: Before the first operation of a judge there is no receipt.
BEGINNING = ""


def operation(parts: Sequence) -> str:
    """The digest of an operation as its tablet made it.

    ``parts``: uuid, device, sequence, judge's number, round's key, attempt, exhibit number, field,
    value, version seen, and the tablet's time and known offset in milliseconds (or None).
    """
    return _sum(parts)


def receipt(parts: Sequence) -> str:
    """The receipt of a kept operation.

    ``parts``: the receipt before it, its number, its own digest, outcome, version, and when it
    was received, in milliseconds.
    """
    return _sum(parts)


def _sum(parts: Sequence) -> str:
    return sha256(_written(parts).encode()).hexdigest()


#: As JavaScript's ``JSON.stringify`` writes it.
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
