"""Where each key of a TOML text stands: TOML's own reader gives values without their lines.

A small scanner of headers, keys and the borders of values. It runs only on text that
``tomllib`` has already accepted, so it looks for what stands where and not for mistakes.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

Path = tuple[str | int, ...]
DEEPEST = 10  # deeper keys are found by the table that holds them

SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
BLANKS = re.compile(r"[ \t]*")
BARE = re.compile(r"[A-Za-z0-9_-]+")
OTHER = re.compile(r"[^,\]}\r\n#]*")
STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}', re.DOTALL),
    re.compile(r"'''(?:[^']|'(?!''))*'{3,5}", re.DOTALL),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)


def lines_of(text: str) -> "Lines":
    """The line of every key of ``text``, which is valid TOML."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    with suppress(RecursionError):  # lists in lists, almost too deep for tomllib as well
        scanner.scan()
    return Lines(scanner.known)


class Lines:
    """Lines by path: table names, keys and positions in lists, from the top of the document."""

    def __init__(self, known: Mapping[Path, int]):
        """Keep what the scanner found."""
        self.known = known

    def at(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that stands in the text."""
        while path and path not in self.known:
            path = path[:-1]
        return self.known.get(path, 1)


class _Scanner:
    def __init__(self, text: str):
        self.text = text
        self.at = 0
        self.ends = [match.start() for match in re.finditer("\n", text)]
        self.known: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    def scan(self) -> None:
        table: Path = ()
        while self.skip(SPACE) < len(self.text):
            if self.text.startswith("[", self.at):
                table = self.header()
            else:
                self.pair(table)

    def skip(self, pattern: re.Pattern) -> int:
        self.at = pattern.match(self.text, self.at).end()
        return self.at

    def note(self, path: Path, line: int) -> None:
        """Keep the first line of a path and of the tables on the way to it."""
        for length in range(1, min(len(path), DEEPEST) + 1):
            self.known.setdefault(path[:length], line)

    def line(self) -> int:
        return bisect_right(self.ends, self.at - 1) + 1 if self.at else 1

    def header(self) -> Path:
        line, several = self.line(), self.text.startswith("[[", self.at)
        self.at += 1 + several
        path = self.inside(self.key(), several)
        if several:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, self.counts[path])
        self.at += 1 + several
        self.note(path, line)
        return path

    def inside(self, parts: list[str], several: bool) -> Path:
        """``parts`` as a path: on the way, the newest of several tables is meant."""
        path: Path = ()
        for number, part in enumerate(parts, start=1):
            path = (*path, part)
            if path in self.counts and not (several and number == len(parts)):
                path = (*path, self.counts[path])
        return path

    def key(self) -> list[str]:
        """The parts of a dotted key; afterwards we stand behind it and its blanks."""
        parts = []
        while True:
            self.skip(BLANKS)
            start = self.at
            if self.text[start] in "\"'":
                self.string()
                parts.append(tomllib.loads(f"k = {self.text[start : self.at]}")["k"])
            else:
                parts.append(self.text[start : self.skip(BARE)])
            self.skip(BLANKS)
            if not self.text.startswith(".", self.at):
                return parts
            self.at += 1

    def pair(self, table: Path) -> None:
        line = self.line()
        path = (*table, *self.key())
        self.note(path, line)
        self.at += 1  # the equals sign
        self.value(path)

    def value(self, path: Path) -> None:
        self.skip(BLANKS)
        first = self.text[self.at]
        if first in "\"'":
            self.string()
        elif first == "[":
            self.array(path)
        elif first == "{":
            self.inline(path)
        else:
            self.skip(OTHER)

    def string(self) -> None:
        found = (pattern.match(self.text, self.at) for pattern in STRINGS)
        self.at = next(match.end() for match in found if match)

    def array(self, path: Path) -> None:
        self.at += 1
        number = 0
        while self.text[self.skip(SPACE)] != "]":
            self.note((*path, number), self.line())
            self.value((*path, number))
            self.comma()
            number += 1
        self.at += 1

    def inline(self, path: Path) -> None:
        self.at += 1
        while self.text[self.skip(SPACE)] != "}":
            self.pair(path)
            self.comma()
        self.at += 1

    def comma(self) -> None:
        if self.text[self.skip(SPACE)] == ",":
            self.at += 1
