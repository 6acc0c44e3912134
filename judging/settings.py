"""What the settings mean to Flask, and which ones are refused at start."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from judging.rights.terms import Days

MEGABYTE = 1024 * 1024
LOOPBACK = ("127.0.0.1", "::1", "localhost")
#: The least and the most of each setting that is a number.
NUMBERS = {
    "PORT": (1, 65535),
    "SMTP_PORT": (1, 65535),
    "TRUSTED_PROXIES": (0, 9),
    "WORKERS": (1, 64),
    "THREADS": (1, 64),
    "KEEP_UNSUCCESSFUL_MONTHS": (1, 120),
    "KEEP_MAILS_DAYS": (1, 3650),
    "REQUEST_ANSWER_DAYS": (1, 2),
    "REQUEST_CONSENT_DAYS": (1, 20),
    "REQUEST_OTHER_DAYS": (1, 20),
    "PHOTOS_AT_ONCE": (1, 64),
    "IMPORT_MEGABYTES": (1, 100_000),
}
SHORTEST_KEY = 16


def check(known: dict[str, str | None]) -> dict[str, str | None]:
    """The settings, or RuntimeError saying what is unsafe and what to do."""
    for name, (least, most) in NUMBERS.items():
        value = known[name] or ""
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise RuntimeError(f"{name} is {value!r}; please give a whole number from {least} to {most}.")
    if bool(known["CERTIFICATE"]) != bool(known["CERTIFICATE_KEY"]):
        raise RuntimeError("CERTIFICATE and CERTIFICATE_KEY belong together; please set both, or neither.")
    if is_on(known["DEMO"]):
        if known["BIND"] not in LOOPBACK:
            raise RuntimeError(
                "The demo lets anybody in: it runs on 127.0.0.1 only. For real operation use `make serve`."
            )
    else:
        _check_key(known)
        _check_address(known["PUBLIC_URL"])
    return known


def _check_key(known: dict[str, str | None]) -> None:
    if not known["SECRET_KEY"] and not key_file(known).exists():
        raise RuntimeError(
            "SECRET_KEY is not set. Set it, or run `judging setup`, which keeps one in the instance folder."
        )
    if known["SECRET_KEY"] and len(known["SECRET_KEY"]) < SHORTEST_KEY:
        raise RuntimeError(f"SECRET_KEY is too short to be secret; please use {SHORTEST_KEY} characters or more.")


def _check_address(url: str | None) -> None:
    """The address people type: https, but on this machine itself."""
    if not url:
        raise RuntimeError(
            "PUBLIC_URL is not set: the address people type, such as https://example.org. Links and QR codes use it."
        )
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise RuntimeError(f"PUBLIC_URL is {url!r}; please give scheme and name only, such as https://example.org.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise RuntimeError(
            f"PUBLIC_URL is {url!r}: passwords and cards would travel in the open. Please serve it over https."
        )


def flask(known: dict[str, str | None], instance: Path) -> dict:
    """The settings as Flask's configuration."""
    is_demo = is_on(known["DEMO"])
    url = known["PUBLIC_URL"] or f"http://127.0.0.1:{known['PORT']}"
    is_secure = urlsplit(url).scheme == "https"
    return {
        **known,
        "DEMO": is_demo,
        "SECOND_FACTOR": not is_demo,
        "SECRET_KEY": known["SECRET_KEY"] or kept_key(known, make=is_demo),
        "DATABASE_URL": driver(known["DATABASE_URL"]) or f"sqlite:///{instance.resolve() / 'judging.db'}",
        "PUBLIC_URL": url.rstrip("/"),
        "TRUSTED_PROXIES": int(known["TRUSTED_PROXIES"] or 0),
        "KEEP_UNSUCCESSFUL_MONTHS": int(known.get("KEEP_UNSUCCESSFUL_MONTHS") or 12),
        "KEEP_MAILS_DAYS": int(known.get("KEEP_MAILS_DAYS") or 90),
        "REQUEST_DAYS": Days(
            first=int(known.get("REQUEST_ANSWER_DAYS") or 2),
            consent=int(known.get("REQUEST_CONSENT_DAYS") or 15),
            other=int(known.get("REQUEST_OTHER_DAYS") or 10),
        ),
        "IMPORT_MEGABYTES": int(known.get("IMPORT_MEGABYTES") or 512),
        "TRUSTED_HOSTS": None if is_demo else [urlsplit(url).hostname],
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "SESSION_REFRESH_EACH_REQUEST": False,  # the sign-in in it does not grow longer either
        "SESSION_COOKIE_NAME": "__Host-judging" if is_secure else "judging",
        "SESSION_COOKIE_SECURE": is_secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,  # a tablet may come back after hours; the token is bound to its session
        "WTF_CSRF_SSL_STRICT": False,  # we send no referrer; guards check Sec-Fetch-Site instead
        "MAX_CONTENT_LENGTH": 42 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "MAX_FORM_PARTS": 5000,  # of an entry: pieces, authors and tables of thirty rows
    }


def is_on(value: str | None) -> bool:
    """Whether a yes-or-no setting says yes."""
    return (value or "").lower() in ("1", "yes", "true", "on")


def driver(url: str | None) -> str | None:
    """A database address with the driver that is installed."""
    if url and url.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    return url


def key_file(known: dict[str, str | None]) -> Path:
    """Where this instance keeps its secret key."""
    return Path(known["INSTANCE"]) / "secret.key"


def kept_key(known: dict[str, str | None], *, make: bool = False) -> str:
    """The instance's secret key, made when absent and ``make``."""
    file = key_file(known)
    if make and not file.exists():
        _keep(file, secrets.token_urlsafe(48))
    return file.read_text().strip()


def _keep(file: Path, key: str) -> None:
    """Write a whole key at once; of two processes that start together one wins and both read its key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as content:
        content.write(key)
    try:
        os.link(new, file)
    except FileExistsError:
        pass
    finally:
        new.unlink()
