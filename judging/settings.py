"""What the settings mean to Flask, and which ones are refused at start."""

import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

MEGABYTE = 1024 * 1024
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def check(known: dict[str, str | None]) -> dict[str, str | None]:
    """The settings, or RuntimeError saying what is unsafe and what to do."""
    if is_on(known["DEMO"]):
        if known["BIND"] not in LOOPBACK:
            raise RuntimeError(
                "The demo lets anybody in: it runs on 127.0.0.1 only. For real operation use `make serve`."
            )
    elif not known["SECRET_KEY"] and not key_file(known).exists():
        raise RuntimeError(
            "SECRET_KEY is not set. Set it, or run `judging setup`, which keeps one in the instance folder."
        )
    elif not known["PUBLIC_URL"]:
        raise RuntimeError(
            "PUBLIC_URL is not set: the address people type, such as https://example.org. Links and QR codes use it."
        )
    return known


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
        "TRUSTED_HOSTS": None if is_demo else [urlsplit(url).hostname],
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "SESSION_COOKIE_NAME": "__Host-judging" if is_secure else "judging",
        "SESSION_COOKIE_SECURE": is_secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_TIME_LIMIT": None,  # a tablet may come back after hours; the token is bound to its session
        "WTF_CSRF_SSL_STRICT": False,  # we send no referrer; guards check Sec-Fetch-Site instead
        "MAX_CONTENT_LENGTH": 42 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "MAX_FORM_PARTS": 400,
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
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text().strip()
