"""Passwords: argon2id at OWASP's figures (19 MiB, two passes, one lane).

``mật khẩu`` may be typed composed or in parts; both are the same password.
"""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Verified when there is no such account, so that both answers take as long.
_NOBODY = _hasher.hash("nobody")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(_composed(password))


def matches(password: str, kept: str | None) -> bool:
    """Whether ``password`` is the one; costs the same when nothing is kept."""
    try:
        return _hasher.verify(kept or _NOBODY, _composed(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def _composed(password: str) -> str:
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())
