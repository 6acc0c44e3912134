"""Systems of whole numbers are solved exactly, and the bounds of their inverse hold."""

from fractions import Fraction
from random import Random

import pytest

from judging.ranking.packing import Packed, product
from judging.ranking.solving import SPARE, System


def positive(rng: Random, size: int) -> list[list[int]]:
    """B'B + 1, which is positive definite."""
    rows = [[rng.randint(-9, 9) for _ in range(size)] for _ in range(size)]
    return [
        [sum(row[at] * row[to] for row in rows) + (at == to) for to in range(size)] for at in range(size)
    ]  # fmt: skip


def steep(size: int) -> list[list[int]]:
    """Small numbers whose inverse grows as 4^size: B'B of B = 1 with −2 below the diagonal."""
    rows = [[(at == to) - 2 * (at == to + 1) for to in range(size)] for at in range(size)]
    return [[sum(row[at] * row[to] for row in rows) for to in range(size)] for at in range(size)]


@pytest.mark.parametrize(
    "matrix", [[[3]], [[2, -1], [-1, 2]], *(positive(Random(n), n) for n in range(2, 12)), steep(40)]
)
def test_solutions_are_exact_and_the_inverse_is_within_its_error(matrix):
    system, size = System(matrix), len(matrix)
    for at in range(size):
        column = [int(to == at) for to in range(size)]
        found = system.solved(column)
        assert [sum(x * y for x, y in zip(row, found, strict=True)) for row in matrix] == column
        for to, true in enumerate(found):
            assert abs(true * 2**system.bits - system.inverse[to][at]) <= system.error
    assert 0 < system.error << 16 < 2**system.bits


def test_a_known_solution():
    assert System([[4, 1], [1, 3]]).solved([1, 2]) == [Fraction(1, 11), Fraction(7, 11)]
    assert System([[4, 1], [1, 3]]).solved([0, 0]) == [0, 0]
    assert System([[5]]).solved([10**60]) == [2 * 10**59]


def test_bits_are_added_until_the_inverse_is_near_enough():
    assert System([[4, 1], [1, 3]]).bits == 6 + SPARE
    assert System(steep(40)).bits > 6 + SPARE


def test_products_are_those_of_the_schoolbook():
    rng = Random(1)
    left = [[rng.randint(-(10**20), 10**20) for _ in range(4)] for _ in range(3)]
    right = [[rng.randint(-(10**3), 10**3) for _ in range(5)] for _ in range(4)]
    assert product(left, right) == [
        [sum(row[k] * right[k][to] for k in range(4)) for to in range(5)] for row in left
    ]  # fmt: skip


def test_the_widest_numbers_fit_their_slots():
    for most in (1, 127, 128, 255, 2**16 - 1):
        packed = Packed([[most, -most]] * 4, most.bit_length())
        assert packed.times([most] * 4) == [4 * most**2, -4 * most**2]
        assert packed.times([-most] * 4) == [-4 * most**2, 4 * most**2]
