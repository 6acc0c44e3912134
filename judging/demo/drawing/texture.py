"""Noise and broken shell: made once as repeating tiles, then only looked up."""

from functools import cache

import numpy as np

from .numbers import F, step

NOISE_UNITS, NOISE_PIXELS = 16, 1024
CELL_COUNT, CELL_PIXELS = 24, 960


def look_up(tile, x, y):
    """Bilinear sample of a repeating square tile; x and y in its pixels."""
    size = len(tile)
    i, j = np.floor(x), np.floor(y)
    u, v = (x - i).astype(F), (y - j).astype(F)
    i, j = i.astype(np.int32) % size, j.astype(np.int32) % size
    right, below = (i + 1) % size, (j + 1) % size
    flat, row, next_row = tile.ravel(), j * size, below * size
    top = flat[row + i] * (1 - u) + flat[row + right] * u
    low = flat[next_row + i] * (1 - u) + flat[next_row + right] * u
    return top * (1 - v) + low * v


@cache
def noise_tile():
    """Five octaves of value noise, evened out to mean 0.5."""
    rng, total = np.random.default_rng(11), 0
    yy, xx = np.mgrid[0:NOISE_PIXELS, 0:NOISE_PIXELS].astype(F)
    for octave in range(5):
        count = NOISE_UNITS << octave
        lattice = rng.random((count, count), F)
        x, y = xx * count / NOISE_PIXELS, yy * count / NOISE_PIXELS
        x, y = np.floor(x) + step(0, 1, x % 1), np.floor(y) + step(0, 1, y % 1)
        total = total + look_up(lattice, x, y) / 2**octave
    total = (total - total.mean()) / total.std()
    return np.clip(0.5 + 0.18 * total, 0, 1).astype(F)


def noise(x, y, seed=0):
    """Cloudy values around 0.5, mostly 0.2 to 0.8; the largest cloud is one unit wide."""
    k = NOISE_PIXELS / NOISE_UNITS
    return look_up(noise_tile(), (x + 3.7 * seed) * k, (y + 5.3 * seed) * k)


@cache
def cell_tiles():
    """Voronoi cells: how far to the nearest crack, and a number for each shard."""
    rng, n = np.random.default_rng(5), CELL_COUNT
    px, py = (0.12 + 0.76 * rng.random((2, n, n))).astype(F)
    name = rng.random((n, n), F)
    y, x = np.mgrid[0:CELL_PIXELS, 0:CELL_PIXELS].astype(F) * F(n / CELL_PIXELS)
    ci, cj = np.floor(x).astype(int), np.floor(y).astype(int)
    first, second, who = np.full(x.shape, 9, F), np.full(x.shape, 9, F), np.zeros(x.shape, F)
    for di in (-1, 0, 1):
        for dj in (-1, 0, 1):
            i, j = ci + di, cj + dj
            at = (j % n, i % n)
            d = np.hypot(i + px[at] - x, j + py[at] - y)
            second = np.minimum(second, np.maximum(first, d))
            who = np.where(d < first, name[at], who)
            first = np.minimum(first, d)
    return second - first, who


def cells(x, y, seed=0):
    """Shards one unit wide: distance to the nearest crack, and a number per shard."""
    crack, who = cell_tiles()
    k = CELL_PIXELS / CELL_COUNT
    a, b = (x + 7.31 * seed) * k, (y + 3.17 * seed) * k
    i, j = (np.floor(a + 0.5).astype(np.int32) % CELL_PIXELS, np.floor(b + 0.5).astype(np.int32) % CELL_PIXELS)
    return look_up(crack, a, b), who[j, i]


def crackle(a, y, size, *, fine=0.05):
    """The net of fine cracks in a glaze: large ones, and finer ones between."""
    large = cells(a * size + 0.35 * noise(a * 4, y * 4, 3), y * size, 1)[0]
    small = cells(a * size * 2.3, y * size * 2.3, 8)[0]
    return np.maximum(step(fine, 0, large), 0.5 * step(fine * 0.9, 0, small))


def wood_grain(p, along=0, scale=1.0):
    """Long fibres running along one axis, 0..1."""
    across = [axis for axis in range(3) if axis != along]
    wide = p[across[0]] * 9 * scale + p[across[1]] * 7 * scale
    wave = 0.5 * noise(p[along] * 0.8 * scale, wide * 0.25, 6)
    return 0.6 * noise(p[along] * 0.9 * scale + wave, wide + 2 * wave, 2) + 0.4 * noise(p[along] * 3, wide * 5, 9)
