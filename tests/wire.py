"""A wire to the server that can be cut: no request of a page reaches the server then, whoever sends it.

A browser's own emulation ends with its page, and lets through what a page that is closed still sends.
"""

import socket
import threading
from contextlib import suppress


class Wire:
    """Carries bytes between a browser and the server at ``port``, until it is cut."""

    def __init__(self, port: int):
        self._to, self._ends, self._is_cut = port, set(), False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """What is under way ends, and what comes is turned away."""
        self._is_cut = True
        for end in list(self._ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let through again."""
        self._is_cut = False

    def close(self) -> None:
        """For good."""
        self.cut()
        self._door.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:  # the door is closed
                return
            try:
                self._join(near)
            except OSError:
                near.close()

    def _join(self, near: socket.socket) -> None:
        if self._is_cut:
            raise ConnectionRefusedError
        far = socket.create_connection(("127.0.0.1", self._to))
        self._ends |= {near, far}
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while part := one.recv(65536):
                other.sendall(part)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._ends.discard(one)
        one.close()
