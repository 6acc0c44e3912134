"""What a key and a file's name may look like, whatever stores them: nothing that leads elsewhere."""

import re

_KEY = re.compile(r"[0-9a-z]{3,64}")
_NAME = re.compile(r"[0-9a-z]+\.[0-9a-z]+")


def require_key(key: str) -> str:
    """The key; FileNotFoundError where it can be none."""
    return _require(_KEY, key)


def require_name(name: str) -> str:
    """The name; FileNotFoundError where it can be none."""
    return _require(_NAME, name)


def _require(form: re.Pattern, text: str) -> str:
    if not form.fullmatch(text):
        raise FileNotFoundError(text)
    return text
