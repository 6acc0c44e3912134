"""WebKitGTK by the W3C WebDriver protocol, spoken plainly over HTTP."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import Request, urlopen

from tests.conftest import WEBKIT

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
PATIENCE = 60


class Page:
    """One window of the browser."""

    def __init__(self, address: str):
        self._at = address
        browser = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        wanted = {"webkitgtk:browserOptions": {"binary": str(browser), "args": ["--automation"]}}
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._at = f"{address}/session/{session['sessionId']}"

    def go(self, address: str) -> None:
        """Open an address; the wire may be cut."""
        self._call("POST", "/url", {"url": address})

    def run(self, script: str, *given):
        """What a function of that body returns, its promise awaited."""
        awaited = f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, String);"
        return self._call("POST", "/execute/async", {"script": awaited, "args": list(given)})

    def tap(self, selector: str) -> None:
        """Touch an element, as a finger does, once it is there."""
        self.wait_for(f"return document.querySelector({json.dumps(selector)})?.checkVisibility()")
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        self._call("POST", f"/element/{found[ELEMENT]}/click", {})

    def wait_for(self, script: str) -> None:
        """Until the script returns something true; fails with what the page says."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):  # the page is going away
                if self.run(script) is True:
                    return
            time.sleep(0.2)
        raise AssertionError(f"{script}\n{self.run('return location.href + document.body.innerText')}")

    def says(self, words: str) -> None:
        """Wait for words on the page."""
        self.wait_for(f"return document.body.innerText.includes({json.dumps(words)})")

    def close(self) -> None:
        """End the session."""
        self._call("DELETE", "")

    def _call(self, method: str, path: str, sent: dict | None = None):
        body = None if sent is None else json.dumps(sent).encode()
        asked = Request(self._at + path, method=method, data=body, headers={"Content-Type": "application/json"})
        with urlopen(asked, timeout=PATIENCE) as answer:
            return json.load(answer)["value"]


@contextmanager
def webkit(display: int) -> Iterator[Page]:
    """A window on a screen of its own."""
    driver, screen = WEBKIT
    port = _free()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"DISPLAY": f":{display}", "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
    programs = [
        subprocess.Popen([screen, f":{display}", "-screen", "0", "1024x768x24"], **quiet),
        subprocess.Popen([driver, f"--port={port}"], env=environment, **quiet),
    ]
    try:
        _wait(Path(f"/tmp/.X11-unix/X{display}").exists)
        _wait(lambda: _answers(port))
        page = Page(f"http://127.0.0.1:{port}")
        yield page
        page.close()
    finally:
        for program in reversed(programs):
            program.terminate()
            program.wait(10)


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait(is_there) -> None:
    until = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > until:
            raise RuntimeError("WebKitGTK does not start.")
        time.sleep(0.05)
