"""Addresses that are safe to give away and safe to follow."""

import re
from urllib.parse import unquote

from flask import current_app, url_for

#: A path of our own, already encoded; no backslash, no control character, no second slash first.
_PATH = re.compile(r"/(?!/)[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*")


def public_url(endpoint: str, **values) -> str:
    """A full address for mails and QR codes: always under PUBLIC_URL, never what the request claims its host is."""
    return current_app.config["PUBLIC_URL"] + url_for(endpoint, **values)


def own(typed: str | None) -> str | None:
    """``typed`` when it is a path on this site that no browser can read as another site's; else None."""
    if not typed or not _PATH.fullmatch(typed):
        return None
    plain = unquote(unquote(typed)).split("?")[0]
    if "//" in plain or "\\" in plain or any(ord(c) < 33 or c in "\x7f\u2028\u2029" for c in plain):
        return None
    return typed
