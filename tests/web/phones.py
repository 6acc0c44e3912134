"""A phone as the server sees it: a photo in parts, by the tus protocol."""

import base64
import hashlib

PHOTO = bytes(range(256)) * 12
PART = 1000


class Phone:
    """What a tus client asks, request by request."""

    def __init__(self, client, entry, content: bytes = PHOTO):
        self.client, self.url, self.content = client, f"/my/entries/{entry.id}/uploads", content

    def ask(self, method: str, url: str = "", **headers):
        body = headers.pop("data", None)
        told = {"Tus-Resumable": "1.0.0", "Accept": "application/json"} | {
            name.replace("_", "-"): str(value) for name, value in headers.items()
        }
        return self.client.open(url or self.url, method=method, headers=told, data=body)

    def begin(self, *, length: int | None = None, digest: str | None = None, name: str = "Ấm chén.jpg"):
        values = {"filename": name, "sha256": hashlib.sha256(self.content).hexdigest() if digest is None else digest}
        metadata = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())
        answer = self.ask(
            "POST", Upload_Length=len(self.content) if length is None else length, Upload_Metadata=metadata
        )
        self.here = answer.headers.get("Location")
        return answer

    def part(self, at: int, *, content: bytes | None = None, size: int = PART):
        data = (content or self.content)[at : at + size]
        kind = "application/offset+octet-stream"
        return self.ask("PATCH", self.here, Upload_Offset=at, Content_Type=kind, data=data)

    def whole(self):
        for at in range(0, len(self.content), PART):
            answer = self.part(at)
            assert answer.status_code == 204, answer.text
        return answer

    @property
    def far(self) -> int:
        """How many bytes the server says it has."""
        return int(self.ask("HEAD", self.here).headers["Upload-Offset"])
