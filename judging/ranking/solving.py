"""Exact answers from large systems of whole numbers, with whole numbers alone: no float, nothing rounded in the end.

All is for a matrix A that is symmetric and positive definite (x'A x is above 0 for every x
but 0). An inverse is first made in fixed point, each number a multiple of one small unit. What
it leaves over says how far it can be from the true one. It then does two things: it bounds the
true inverse, and it brings a solution nearer, so many bits a step, until its fractions can be
told; they are put into A x = b, and are the solution because they fit.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm, prod

from judging.ranking.packing import Packed, product

Matrix = Sequence[Sequence[int]]
#: Bits of the fixed point beyond those of the numbers themselves.
SPARE = 96


class System:
    """A ``matrix`` and nearly its inverse: ``inverse`` ÷ 2^``bits``, each number within ``error`` ÷ 2^``bits``."""

    def __init__(self, matrix: Matrix):
        """Invert ``matrix``, with more and more bits until the inverse is of use."""
        self.matrix = matrix
        self.diagonal = [row[at] for at, row in enumerate(matrix)]
        self.bits = 2 * max(self.diagonal, default=1).bit_length() + SPARE
        while not self._is_inverted():
            self.bits *= 2

    def _is_inverted(self) -> bool:
        """Invert with these bits; whether that is near enough: each step of a solution gains ``gain`` bits.

        Let A X = 1 − E, and let |E| be the largest sum of a row. If |E| is at most 1/2 the true inverse is
        X (1 − E)⁻¹ = X + X E (1 − E)⁻¹, and no number of what is added is above 2 |X| |E|.
        """
        one = 1 << self.bits
        self.inverse = _inverted([[number << self.bits for number in row] for row in self.matrix], self.bits)
        made = product(self.matrix, self.inverse)
        for at, row in enumerate(made):
            row[at] -= one
        left, self.widest = _widest(made), _widest(self.inverse)
        self.error = (2 * self.widest * left >> self.bits) + 1
        self.gain = self.bits // 2
        return left << self.gain + 1 <= one

    def solved(self, right: Sequence[int]) -> list[Fraction]:
        """The one x with A x = ``right``.

        By Hadamard no denominator is above the product of A's diagonal. What a step leaves is at most half of
        what was left before and, since steps are whole numbers, the largest sum of a row of A.
        """
        most, gain = prod(self.diagonal), self.gain
        most_left = max(max(map(abs, right)), 2 * _widest(self.matrix)) << gain
        inverse = Packed(self.inverse, most_left.bit_length())
        matrix = Packed(self.matrix, (most_left * self.widest >> self.bits).bit_length() + 1)
        near, left, bits = [0] * len(right), list(right), 0
        while True:
            left = [number << gain for number in left]
            step = [number >> self.bits for number in inverse.times(left)]
            near = [(number << gain) + more for number, more in zip(near, step, strict=True)]
            left = [number - done for number, done in zip(left, matrix.times(step), strict=True)]
            bits += gain
            if bits > 2 * most.bit_length() + gain:
                found = _fractions(near, bits, most)
                if self._is_solution(found, right):
                    return found

    def _is_solution(self, found: Sequence[Fraction], right: Sequence[int]) -> bool:
        whole = lcm(*(number.denominator for number in found))
        above = [number.numerator * (whole // number.denominator) for number in found]
        (made,) = product([above], self.matrix)
        return made == [number * whole for number in right]


def _inverted(matrix: Matrix, bits: int) -> list[list[int]]:
    """The inverse of numbers of the unit 2^-``bits``, nearly; halves first, by the Schur complement.

    With A = [[P, Q'], [Q, R]], T = Q P⁻¹ and S = R − T Q' it is [[P⁻¹ + T'S⁻¹T, −T'S⁻¹], [−S⁻¹T, S⁻¹]].
    """
    size = len(matrix)
    if size < 2:
        return [[(1 << 2 * bits) // (row[0] or 1)] for row in matrix]  # 0 where the bits are too few: no inverse then
    half = size // 2
    first = _inverted([row[:half] for row in matrix[:half]], bits)
    below = [row[:half] for row in matrix[half:]]
    turned = _shifted(product(below, first), bits)
    taken = _shifted(product(turned, _turned(below)), bits)
    rest = [_less(row[half:], less) for row, less in zip(matrix[half:], taken, strict=True)]
    last = _inverted(rest, bits)
    side = _shifted(product(last, turned), bits)
    added = _shifted(product(_turned(turned), side), bits)
    corner = [[-number for number in row] for row in side]
    top = [[one + more for one, more in zip(row, own, strict=True)] for row, own in zip(first, added, strict=True)]
    return [
        *([*row, *across] for row, across in zip(top, _turned(corner), strict=True)),
        *([*across, *row] for across, row in zip(corner, last, strict=True)),
    ]


def _shifted(matrix: Matrix, bits: int) -> list[list[int]]:
    return [[number >> bits for number in row] for row in matrix]


def _turned(matrix: Matrix) -> list[list[int]]:
    return list(map(list, zip(*matrix, strict=True)))


def _less(row: Sequence[int], less: Sequence[int]) -> list[int]:
    return [number - other for number, other in zip(row, less, strict=True)]


def _widest(matrix: Matrix) -> int:
    """The largest sum of a row, whatever the signs."""
    return max((sum(map(abs, row)) for row in matrix), default=0)


def _fractions(near: Sequence[int], bits: int, most: int) -> list[Fraction]:
    """The fractions with denominators up to ``most`` that are nearest to ``near`` ÷ 2^``bits``."""
    shared, found = 1, []
    for number in near:
        own = Fraction(number * shared, 1 << bits).limit_denominator(max(most // shared, 1))
        found.append(own / shared)
        shared *= own.denominator
    return found
