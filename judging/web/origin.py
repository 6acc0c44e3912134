"""Only our own pages may change anything: the browser says where a request comes from."""

from urllib.parse import urlsplit

from flask import request

from judging.errors import NotAllowed

SAFE = ("GET", "HEAD", "OPTIONS")


def check() -> None:
    """Refuse a writing request that another site's page started (the token of each form is checked as well)."""
    if request.method not in SAFE and _is_from_elsewhere():
        raise NotAllowed("This request came from another site and was not carried out.")


def _is_from_elsewhere() -> bool:
    """By what the browser says; older ones say only ``Origin``, which our own pages may leave ``null``."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.host
