"""Effects and their standard errors against least squares solved by the book, in fractions."""

from fractions import Fraction
from random import Random

import pytest

from judging.ranking.effects import Component, components
from judging.ranking.types import Sheet

Sheets = dict[str, tuple[Sheet, ...]]


def drawn(rng: Random) -> Sheets:
    """A few judges and entries, who scored what by chance."""
    judges = [f"j{n}" for n in range(rng.randint(1, 5))]
    return {
        f"e{n}": tuple(
            Sheet(judge, "", (), Fraction(rng.randint(0, 20), rng.choice((1, 2, 3))))
            for judge in sorted(rng.sample(judges, rng.randint(1, len(judges))))
        )
        for n in range(rng.randint(1, 7))
    }


def bordered(sheets: Sheets) -> tuple[dict, Fraction, dict]:
    """b, Q and c by the matrices of the page: the inverse of [[M, n], [n', 0]]."""
    rows = [(entry, sheet.judge, sheet.total) for entry, own in sheets.items() for sheet in own]
    judges = sorted({judge for _, judge, _ in rows})
    of = {entry: [sheet.judge for sheet in own] for entry, own in sheets.items()}
    mean = {entry: sum(sheet.total for sheet in own) / len(own) for entry, own in sheets.items()}
    n = [sum(judge == one for _, one, _ in rows) for judge in judges]
    m = [
        [n[a] * (a == b) - sum(Fraction(1, len(own)) for own in of.values() if i in own and j in own)
         for b, j in enumerate(judges)]
        for a, i in enumerate(judges)
    ]  # fmt: skip
    inverse = inverted([*([*row, count] for row, count in zip(m, n, strict=True)), [*n, 0]])
    v = [sum(total - mean[entry] for entry, one, total in rows if one == judge) for judge in judges]
    b = {judge: sum(x * y for x, y in zip(row, v, strict=False)) for judge, row in zip(judges, inverse, strict=False)}
    u = {entry: mean[entry] - sum(b[judge] for judge in own) / len(own) for entry, own in of.items()}
    q = sum((total - u[entry] - b[judge]) ** 2 for entry, judge, total in rows)
    return b, q, {judge: inverse[at][at] for at, judge in enumerate(judges)}


def inverted(matrix: list) -> list:
    size = len(matrix)
    rows = [[*map(Fraction, row), *(Fraction(at == to) for to in range(size))] for at, row in enumerate(matrix)]
    for at in range(size):
        pivot = next(to for to in range(at, size) if rows[to][at])
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [number / rows[at][at] for number in rows[at]]
        for to in range(size):
            if to != at:
                rows[to] = [x - rows[to][at] * y for x, y in zip(rows[to], rows[at], strict=True)]
    return [row[size:] for row in rows]


@pytest.mark.parametrize("seed", range(150))
def test_they_are_those_of_the_page(seed):
    for part in components(drawn(Random(seed))):
        component = Component(part)
        effects, least, spread = bordered(part)
        assert component.effects == effects
        assert component.least == least
        for line in {*spread.values(), Fraction(1, 3), Fraction(0)}:  # also exactly at each of them
            assert sorted(component.above(line)) == [judge for judge, c in spread.items() if c > line]


def test_components_are_what_judges_link():
    sheets = {
        entry: tuple(Sheet(judge, "", (), Fraction(1)) for judge in judges)
        for entry, judges in {"a": "12", "b": "3", "c": "45", "d": "34", "e": "2", "f": "6"}.items()
    }
    assert [list(part) for part in components(sheets)] == [["a", "e"], ["b", "c", "d"], ["f"]]
    linked = sheets | {"g": tuple(Sheet(judge, "", (), Fraction(1)) for judge in "56")}
    assert [list(part) for part in components(linked)] == [["a", "e"], ["b", "c", "d", "f", "g"]]
    assert components({}) == []


def test_a_large_jury_is_solved_exactly():
    """Effects put in are found again: 60 judges, 400 entries of 3 sheets without any chance in them."""
    rng = Random(7)
    truth = {f"j{n}": Fraction(rng.randint(-40, 40), 7) for n in range(60)}
    sheets = {}
    for n in range(400):
        worth = Fraction(rng.randint(100, 900), 9)
        sheets[f"e{n}"] = tuple(Sheet(j, "", (), worth + truth[j]) for j in sorted(rng.sample(sorted(truth), 3)))
    (component,) = map(Component, components(sheets))
    counts = {judge: sum(s.judge == judge for own in sheets.values() for s in own) for judge in truth}
    mean = sum(truth[judge] * counts[judge] for judge in truth) / 1200
    assert component.effects == {judge: truth[judge] - mean for judge in sorted(truth)}
    assert component.least == 0
