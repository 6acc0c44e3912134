"""What the organiser has still to decide: the paths under ``undecided``. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from judging.ranking.rules import Rules


def is_open(rules: Rules, path: str) -> bool:
    """Whether the key at ``path``, or a table that holds it, is still to be decided."""
    return any(path == known or path.startswith(f"{known}.") for known in rules.undecided)


def is_any_open(rules: Rules, path: str) -> bool:
    """Whether the key at ``path``, or one below it, is still to be decided."""
    return any(_is_within(known, [path]) for known in rules.undecided)


def left_open(rules: Rules, paths: Iterable[str]) -> Rules:
    """The rules with these keys still to be decided."""
    return replace(rules, undecided=tuple(dict.fromkeys([*rules.undecided, *paths])))


def decided(rules: Rules, paths: Iterable[str]) -> Rules:
    """The rules with these keys, and everything below them, decided."""
    paths = list(paths)
    return replace(rules, undecided=tuple(known for known in rules.undecided if not _is_within(known, paths)))


def marked(rules: Rules, values: dict[str, bool]) -> Rules:
    """The rules with every path of ``values`` decided (true) or still open (false)."""
    done = decided(rules, [path for path, is_decided in values.items() if is_decided])
    return left_open(done, [path for path, is_decided in values.items() if not is_decided and not is_open(done, path)])


def key_by_key(rules: Rules, table: str, keys: Sequence[str]) -> Rules:
    """The rules with an open ``table`` as its open keys, so that they can be decided one by one."""
    if table not in rules.undecided:
        return rules
    return left_open(decided(rules, [table]), [f"{table}.{key}" for key in keys])


def _is_within(known: str, paths: list[str]) -> bool:
    return any(known == path or known.startswith(f"{path}.") for path in paths)
