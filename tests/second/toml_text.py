"""A document as TOML: tables and lists of tables by name, everything inside them on one line."""

import json
from decimal import Decimal
from fractions import Fraction


def toml(document: dict) -> str:
    lines = [f"{key} = {value(content)}" for key, content in document.items() if not is_table(content)]
    for key, content in document.items():
        if isinstance(content, dict):
            lines += table(f"[{key}]", content)
        elif is_table(content):
            for one in content:
                lines += table(f"[[{key}]]", one)
    return "\n".join(lines) + "\n"


def is_table(content) -> bool:
    return isinstance(content, dict) or (isinstance(content, list) and content and isinstance(content[0], dict))


def table(head: str, content: dict) -> list:
    return ["", head, *(f"{key} = {value(inner)}" for key, inner in content.items())]


def value(content) -> str:
    if isinstance(content, bool):
        return str(content).lower()
    if isinstance(content, str):
        return json.dumps(content, ensure_ascii=False)
    if isinstance(content, dict):
        return "{" + ", ".join(f"{key} = {value(inner)}" for key, inner in content.items()) + "}"
    if isinstance(content, list):
        return "[" + ", ".join(value(inner) for inner in content) + "]"
    return number(Fraction(content))


def number(content: Fraction) -> str:
    """In decimals where they end, else as a fraction in quotes."""
    if content.denominator == 1:
        return str(content.numerator)
    rest = content.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1 or content.denominator > 10**6:
        return f'"{content}"'
    return format(Decimal(content.numerator) / Decimal(content.denominator), "f")
