"""Only our own pages may change anything: the browser says where a request comes from."""

from flask import request

from judging.errors import NotAllowed

SAFE = ("GET", "HEAD", "OPTIONS")


def check() -> None:
    """Refuse a writing request that another site's page started (the token of each form is checked as well)."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if request.method not in SAFE and site not in ("same-origin", "none"):
        raise NotAllowed("This request came from another site and was not carried out.")
