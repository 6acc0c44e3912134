"""Sending a file as a browser does, from memory: the test client would leave a large one's temporary file open."""

import io
from pathlib import Path

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

JSON = {"Accept": "application/json"}


def upload(client, address: str, name: str, *, file: Path):
    """POST one photo to ``address`` under ``name``."""
    boundary, body = encode_multipart({"photo": FileStorage(io.BytesIO(file.read_bytes()), name, "photo")})
    return client.post(address, data=body, content_type=f"multipart/form-data; boundary={boundary}", headers=JSON)
