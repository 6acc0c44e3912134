r"""Several things in one cell: on lines of their own or after a mark; ``\`` before a mark makes it a letter."""

import re


def split(text: str, mark: str) -> list[str]:
    """The parts, trimmed; empty ones are none."""
    parts = re.findall(rf"(?:\\.|[^\\{re.escape(mark)}\n]|\\$)+", text)
    return [bare for part in parts if (bare := re.sub(rf"\\([\\{re.escape(mark)}])", r"\1", part).strip())]


def joined(parts: list[str], mark: str, *, by: str = "") -> str:
    """The other way round."""
    return (by or mark).join(re.sub(rf"([\\{re.escape(mark)}])", r"\\\1", part) for part in parts)


def lined(rows: list[tuple[str, ...]]) -> str:
    """Rows on lines of their own, their parts with "|" between them; what is empty at the end is left out."""
    lasts = [max((at for at, part in enumerate(row, 1) if part), default=0) for row in rows]
    lines = [joined(list(row[:last]), "|", by=" | ") for row, last in zip(rows, lasts, strict=True)]
    return joined(lines, ";", by="\n")


def split_all(text: str, mark: str) -> list[str]:
    """The parts of one line, the empty ones too: each has its column."""
    parts = re.split(rf"(?<!\\){re.escape(mark)}", text)
    return [re.sub(rf"\\([\\{re.escape(mark)}])", r"\1", part).strip() for part in parts]
