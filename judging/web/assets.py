"""Static files under an address that changes with their content, so that a browser asks for each only once.

The version is a part of the path: what a style sheet or module imports beside itself
carries it too, without a build step.
"""

import hashlib
from pathlib import Path

from flask import Flask, Response

ADDRESS = "/static/<version>"


def version_of(folder: Path) -> str:
    """A short name of the whole folder's content."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    content = hashlib.sha256()
    for file in files:
        content.update(str(file.relative_to(folder)).encode() + b"\0" + file.read_bytes())
    return content.hexdigest()[:12]


class Assets(Flask):
    """Flask that accepts any version in a static address: a page opened before a deploy still finds its modules."""

    def send_static_file(self, filename: str, version: str = "") -> Response:
        answer = super().send_static_file(filename)
        if answer.status_code == 304:
            answer.close()  # nothing is sent, so nobody after us closes the file
        return answer


def init(app: Flask) -> None:
    """Put the version into every static address."""
    app.config["STATIC_VERSION"] = version_of(Path(app.static_folder))

    @app.url_defaults
    def _with_version(endpoint: str, values: dict) -> None:
        if endpoint == "static":
            values.setdefault("version", app.config["STATIC_VERSION"])
