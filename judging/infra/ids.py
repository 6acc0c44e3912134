"""Random names and codes, and how a secret is remembered without being kept."""

import hashlib
import secrets

from judging.infra.text import normal

#: No 0/O, 1/I/L: read aloud over a telephone and typed from paper.
READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def key() -> str:
    """A public name nobody can guess: 128 bits."""
    return secrets.token_hex(16)


def token() -> str:
    """A secret for a link or QR code: 192 bits."""
    return secrets.token_urlsafe(24)


def code(groups: int = 4) -> str:
    """A secret for paper, ``groups`` of four characters, five bits each (four groups: 79 bits)."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(groups))


def digest(secret: str) -> str:
    """What is kept of a random secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def digest_of_code(typed: str) -> str:
    """The digest of a code as a person types it: spaces, dashes, case and width do not matter."""
    plain = normal("NFKC", typed).upper()
    return digest("".join(c for c in plain if c in READABLE))
