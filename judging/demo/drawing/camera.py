"""The camera: where it stands, how it frames, and how rays find the skin."""

from dataclasses import dataclass

import numpy as np

from .numbers import F, unit

AWAY = 10.0
HIT = 0.0015
BATCH = 24_000
SHAPES = ((720, 900), (800, 800), (900, 720))
FILL_WIDTH, FILL_HEIGHT = 0.76, 0.76


@dataclass(frozen=True)
class Camera:
    """An eye at (0, y, z) and the three directions of its frame."""

    eye: np.ndarray
    aim: np.ndarray
    right: np.ndarray
    up: np.ndarray

    @classmethod
    def before(cls, middle, rise):
        """A camera looking at the height ``middle`` from ``rise`` above it."""
        eye = np.array([0, middle + rise, AWAY], F)
        aim = unit(np.array([0, middle, 0], F) - eye)
        right = np.array([1, 0, 0], F)
        return cls(eye, aim, right, np.cross(right, aim).astype(F))

    def rays(self, u, v):
        """Directions through points (u, v) of the picture plane at distance one."""
        return unit(self.aim[:, None] + u * self.right[:, None] + v * self.up[:, None])

    def project(self, p):
        """Where points of the room fall on the picture plane."""
        from_eye = p - self.eye[:, None]
        deep = self.aim @ from_eye
        return self.right @ from_eye / deep, self.up @ from_eye / deep


@dataclass(frozen=True)
class Frame:
    """A rectangle of the picture plane: left, top, step between pixels, and counts."""

    left: float
    top: float
    pixel: float
    columns: int
    rows: int

    def grid(self):
        """The picture-plane coordinates of every pixel, row by row."""
        u = F(self.left) + (np.arange(self.columns, dtype=F) + F(0.5)) * F(self.pixel)
        v = F(self.top) - (np.arange(self.rows, dtype=F) + F(0.5)) * F(self.pixel)
        return np.tile(u, self.rows), np.repeat(v, self.columns)

    def scaled(self, factor):
        """The same rectangle with ``factor`` times the pixels each way."""
        return Frame(self.left, self.top, self.pixel / factor, round(self.columns * factor), round(self.rows * factor))


def through(box, eye, rays):
    """Where rays enter and leave a box; those that miss leave before they enter."""
    low, high = (np.asarray(side, F)[:, None] for side in box)
    safe = np.where(np.abs(rays) < 1e-6, F(1e-6), rays)
    a, b = (low - eye[:, None]) / safe, (high - eye[:, None]) / safe
    return np.minimum(a, b).max(0), np.maximum(a, b).min(0)


def march(scene, eye, rays, *, start, end, cone=0.0, limit=96):
    """Walk along rays until the skin is closer than HIT (plus the ray's width).

    Returns the distance walked and whether the skin was met. The rays go in
    batches small enough to stay in the processor's cache.
    """
    parts = [slice(k, k + BATCH) for k in range(0, max(len(start), 1), BATCH)]
    done = [walk(scene, eye, rays[:, k], start=start[k], end=end[k], cone=cone, limit=limit) for k in parts]
    return tuple(np.concatenate(column) for column in zip(*done, strict=False))


def walk(scene, eye, rays, *, start, end, cone, limit):
    """One batch of ``march``."""
    t, met = start.copy(), np.zeros(len(start), bool)
    live = np.flatnonzero(start < end)
    lt, lr, le = t[live], rays[:, live], end[live]
    for _ in range(limit):
        if not len(live):
            break
        d = scene.distance(eye[:, None] + lr * lt)
        close = d < HIT + cone * lt
        t[live[close]], met[live[close]] = lt[close], True
        lt = lt + d * F(0.9)
        going = ~close & (lt < le)
        live, lt, lr, le = live[going], lt[going], lr[:, going], le[going]
    return t, met


def find(scene, camera, frame):
    """Every pixel's distance to the skin, coarse blocks first, then fine."""
    block, bounds = 4, scene.bounds()
    coarse = Frame(frame.left, frame.top, frame.pixel * block, -(-frame.columns // block), -(-frame.rows // block))
    rays = camera.rays(*coarse.grid())
    start, end = through(bounds, camera.eye, rays)
    start, end = start - F(0.1), np.maximum(end, start) + F(0.1)
    t, met = march(scene, camera.eye, rays, start=start, end=end, cone=frame.pixel * block * 0.75)
    t, met = (spread(values, coarse, frame, block=block) for values in (t, met))
    wanted = np.flatnonzero(met)
    fine = camera.rays(*frame.grid())
    far = through(bounds, camera.eye, fine[:, wanted])[1] + F(0.2)
    close_t, hit = march(scene, camera.eye, fine[:, wanted], start=t[wanted], end=np.maximum(far, t[wanted] + 0.3))
    return fine, close_t[hit], wanted[hit]


def spread(values, coarse, frame, *, block):
    """One value a block, repeated for each pixel of the block."""
    wide = values.reshape(coarse.rows, coarse.columns).repeat(block, 0).repeat(block, 1)
    return wide[: frame.rows, : frame.columns].ravel()


def extent(scene, camera):
    """The rectangle of the picture plane that the pieces really cover."""
    low, high = scene.bounds()
    corners = np.array([[(low, high)[i >> k & 1][k] for k in range(3)] for i in range(8)], F).T
    u, v = camera.project(corners)
    pixel = max(np.ptp(u), np.ptp(v)) / 110
    frame = Frame(u.min() - pixel, v.max() + pixel, pixel, int(np.ptp(u) / pixel) + 3, int(np.ptp(v) / pixel) + 3)
    hit = find(scene, camera, frame)[2]
    rows, columns = hit // frame.columns, hit % frame.columns
    return (
        frame.left + columns.min() * pixel,
        frame.left + (columns.max() + 1) * pixel,
        frame.top - (rows.max() + 1) * pixel,
        frame.top - rows.min() * pixel,
    )


def compose(scene, camera, *, closer=1.0):
    """The frame that holds the pieces with a margin, in the shape that suits them.

    ``closer`` above 1 steps in towards the upper middle, for a detail.
    """
    left, right, bottom, top = extent(scene, camera)
    wide, high = right - left, top - bottom
    shape = SHAPES[0] if wide < high * 0.92 else SHAPES[1] if wide < high * 1.22 else SHAPES[2]
    pixel = max(wide / (shape[0] * FILL_WIDTH), high / (shape[1] * FILL_HEIGHT)) / closer
    across = (left + right) / 2 + 0.012 * shape[0] * pixel
    height = (top + bottom) / 2 - 0.012 * shape[1] * pixel + high * (0.1 if closer > 1 else 0)
    return Frame(across - pixel * shape[0] / 2, height + pixel * shape[1] / 2, pixel, *shape)
