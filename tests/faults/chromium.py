"""Tablets in Chromium: a page with the room's modules, and the way from it to the servers on their sockets."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import BrowserContext

ROOM = Path(__file__).parent
PAGE = b"<!doctype html><title>The room of the tablets</title>"
SCRIPT = "text/javascript; charset=utf-8"
PLAY = "async (job) => (await import('/room/chromium.mjs')).play(job)"


@contextmanager
def tablets(window: BrowserContext, folder: Path, scripts: Path) -> Iterator[Callable[[dict], dict]]:
    """What plays a history with the modules in ``scripts`` against the servers in ``folder``."""
    with Bridge(folder, scripts) as bridge:
        threading.Thread(target=bridge.serve_forever, daemon=True).start()
        try:
            with window.new_page() as page:
                page.goto(f"http://127.0.0.1:{bridge.server_port}/")
                yield lambda job: json.loads(page.evaluate(PLAY, job))
        finally:
            bridge.shutdown()


class Bridge(ThreadingHTTPServer):
    """Serves the modules, and carries what the page asks of the server and of the nursery."""

    daemon_threads = True

    def __init__(self, folder: Path, scripts: Path):
        super().__init__(("127.0.0.1", 0), _Visit)
        self.folder = folder
        self.roots = {"room": ROOM, "static": scripts.parent}

    def ask(self, request: dict) -> dict:
        """The server's answer; OSError or HTTPException where it died over it."""
        server = _Socket(self.folder / "server")
        try:
            body = request.get("body")
            server.request(request["method"], request["path"], body and body.encode(), request["headers"])
            answer = server.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return {"status": answer.status, "headers": headers, "body": answer.read().decode()}
        finally:
            server.close()

    def command(self, name: str) -> None:
        """The nursery's; done when this returns."""
        with socket.socket(socket.AF_UNIX) as control:
            control.connect(str(self.folder / "control"))
            control.sendall(f"{name}\n".encode())
            if not control.recv(16):
                raise OSError(f"nobody carried out {name}")


class _Visit(BaseHTTPRequestHandler):
    """One request of the page. No connection is used twice: Chromium would repeat what failed on it."""

    server: Bridge

    def do_GET(self) -> None:
        """A module, or the page itself."""
        root, _, name = self.path.strip("/").partition("/")
        if root in self.server.roots:
            self._say(200, (self.server.roots[root] / name).read_bytes(), SCRIPT)
        else:
            self._say(200, PAGE, "text/html")

    def do_POST(self) -> None:
        """``/server``: a letter to it. ``/control/NAME``: a command."""
        letter = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            if self.path == "/server":
                self._say(200, json.dumps(self.server.ask(json.loads(letter))).encode(), "application/json")
            else:
                self.server.command(Path(self.path).name)
                self._say(200, b"", "text/plain")
        except (OSError, HTTPException):
            self._say(502, b"", "text/plain")

    def _say(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=3600" if kind == SCRIPT else "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Nothing."""


class _Socket(HTTPConnection):
    """To a server that listens on a socket's file."""

    def __init__(self, address: Path):
        super().__init__("localhost")
        self.address = address

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self.address))
