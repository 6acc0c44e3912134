"""Settings, read once from the environment; README "Configuration" lists every one.

``SETTINGS`` is the whole list: a name that is not in it is not read. There is no
secret default: demo mode makes a key of its own in ``instance/``, real operation
refuses to start without one.
"""

import os
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent

#: name -> default; None means "not set". Values are strings in the environment.
SETTINGS: dict[str, str | None] = {
    "DATABASE_URL": None,  # default: SQLite in the instance folder
    "INSTANCE": str(ROOT / "instance"),
    "SECRET_KEY": None,
    "PUBLIC_URL": None,
    "PORT": "5000",
    "BIND": "127.0.0.1",
    "TRUSTED_PROXIES": "0",
    "CERTIFICATE": None,
    "CERTIFICATE_KEY": None,
    "WORKERS": "2",
    "THREADS": "4",
    "PHOTOS_AT_ONCE": "2",
    "IMPORT_MEGABYTES": "512",
    "DEMO": "0",
    "DEMO_SIZE": "1",
    "SUPPORT_PHONE": "",
    "S3_BUCKET": None,  # default: photos in the instance folder
    "S3_ENDPOINT": None,
    "S3_REGION": "us-east-1",
    "S3_KEY_ID": None,
    "S3_SECRET": None,
    "SMTP_HOST": None,
    "SMTP_PORT": "587",
    "SMTP_USER": None,
    "SMTP_PASSWORD": None,
    "MAIL_FROM": None,
    "KEEP_UNSUCCESSFUL_MONTHS": "12",
    "KEEP_MAILS_DAYS": "90",
    "REQUEST_ANSWER_DAYS": "2",
    "REQUEST_CONSENT_DAYS": "15",
    "REQUEST_OTHER_DAYS": "10",
}


def read(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Every setting with its value or default; empty strings count as not set."""
    return {name: environment.get(name) or default for name, default in SETTINGS.items()}
