"""A file as somebody sent it, to be saved: what a stranger made, so no browser ever opens it here."""

from io import BytesIO

from flask import Response, current_app, send_file

from judging.errors import NotFound

#: Should a browser open it all the same, nothing in it can reach anything.
POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"


def saved(key: str, file: str, *, kind: str, name: str) -> Response:
    """The bytes that lie in the store as ``file``, to be saved as ``name``; raises NotFound where they are gone."""
    try:
        with current_app.extensions["photos"].open(key, file) as stored:
            content = BytesIO(stored.read())  # a server may leave what it streams unclosed
    except FileNotFoundError as gone:
        raise NotFound() from gone
    answer = send_file(content, mimetype=kind, as_attachment=True, download_name=name)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
