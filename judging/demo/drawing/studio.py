"""The photographer's studio: a scene becomes a picture."""

import numpy as np
from PIL import Image

from .camera import BATCH, Camera, Frame, compose, find
from .colour import lin, srgb
from .light import LIGHT, SIDE, openness, room, shadow
from .numbers import F, mix, step, unit

OVERSAMPLE = 1.35
TETRAHEDRON = tuple(np.array(k, F)[:, None] for k in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)))


def photograph(scene, *, closer=1.0, oversample=OVERSAMPLE):
    """The scene as an RGB picture, whole and with a margin unless ``closer`` asks for a detail."""
    low, high = scene.bounds()
    camera = Camera.before(float(low[1] + high[1]) / 2, scene.rise)
    final = compose(scene, camera, closer=closer)
    frame = final.scaled(oversample)
    rays, t, hit = find(scene, camera, frame)
    light = backdrop(scene, camera, frame)
    for k in range(0, len(hit), BATCH):
        at, far = hit[k : k + BATCH], t[k : k + BATCH]
        light[:, at] = skin(scene, camera.eye[:, None] + rays[:, at] * far, rays[:, at])
    picture = develop(light).reshape(frame.rows, frame.columns, 3)
    return Image.fromarray(picture).resize((final.columns, final.rows), Image.Resampling.LANCZOS)


def develop(light):
    """Linear light as 8-bit pixels; the brightest parts roll off instead of clipping."""
    bright = 0.70 + (1 - np.exp(-(np.maximum(light, 0.70) - 0.70) / 0.55)) * 0.28
    shown = srgb(np.where(light > 0.70, bright, light))
    return (np.clip(shown.T, 0, 1) * 255 + 0.5).astype(np.uint8)


def backdrop(scene, camera, frame):
    """Paper sweeping from floor to wall, with the shadows the pieces throw on it."""
    small = frame.scaled(0.25)
    small = Frame(frame.left, frame.top, frame.pixel * frame.columns / small.columns, small.columns, small.rows + 1)
    u, v = small.grid()
    rays = camera.rays(u, v)
    down = np.minimum(rays[1], -1e-3)
    ground = camera.eye[:, None] + rays * np.minimum(-camera.eye[1] / down, 60)
    glow = sweep((u - frame.left) / (frame.pixel * frame.columns), (frame.top - v) / (frame.pixel * frame.rows))
    near = step(-6.5, -1.0, ground[2]) * (rays[1] < -1e-3)
    spot = np.flatnonzero(near > 0)
    spots = ground[:, spot]
    up = np.zeros_like(spots)
    up[1] = 1
    lit = (0.42 + 0.58 * shadow(scene, spots, up)) * (0.32 + 0.68 * openness(scene, spots, up))
    glow[spot] *= 1 - near[spot] * (1 - lit)
    tone = enlarged(glow, small, frame)
    paper = lin(scene.paper) * tone
    if scene.warmth:
        round_it = np.exp(-(ground[0] ** 2 + ground[2] ** 2) / 2.2) * 0.32
        paper = paper + lin(scene.warmth) * enlarged(round_it.astype(F), small, frame)
    return paper.astype(F)


def sweep(across, down):
    """The even fall of window light over the paper."""
    pool = np.exp(-((across - 0.36) ** 2 * 1.5 + (down - 0.34) ** 2 * 1.7))
    return (0.80 + 0.24 * pool + 0.05 * step(0.55, 0.95, down)).astype(F)


def enlarged(values, small, frame):
    """A coarse grid of values at every pixel of the frame."""
    image = Image.fromarray(values.reshape(small.rows, small.columns).astype(F), "F")
    box = (0, 0, small.columns, frame.rows * frame.pixel / small.pixel)
    wide = image.resize((frame.columns, frame.rows), Image.Resampling.BICUBIC, box=box)
    return np.asarray(wide, F).ravel()


def skin(scene, p, rays):
    """The light that leaves the pieces at points p towards the camera."""
    n, looks = np.empty_like(p), np.zeros((9, p.shape[1]), F)
    nearest = np.argmin([piece.distance(p) for piece in scene.pieces], 0)
    for index, piece in enumerate(scene.pieces):
        at = np.flatnonzero(nearest == index)
        if len(at):
            n[:, at], looks[:, at] = answer(piece, p[:, at])
    lit, open_ = shadow(scene, p, n), openness(scene, p, n)
    return shade(looks, n, rays, lit=lit, open_=open_, paper=lin(scene.paper))


def answer(piece, p):
    """A piece's normals in the room, and its look as nine rows."""
    q, surface = piece.inside(p), piece.surface
    smooth = normals(piece.solid, q)
    n = felt(surface.height, q, smooth) if surface.height else smooth
    look = surface.paint(q, smooth)
    rows = np.empty((9, p.shape[1]), F)
    rows[0:3], rows[3], rows[4], rows[5:8], rows[8] = look.colour, look.gloss, look.metal, look.glow, surface.blur
    return piece.turn @ n, rows


def normals(solid, q, reach=0.011):
    """The outward direction of the skin."""
    return unit(sum(k * solid.distance(q + k * F(reach)) for k in TETRAHEDRON))


def felt(height, q, n, *, reach=0.004):
    """The normals after the surface's own relief."""
    helper = np.where(np.abs(n[1]) < 0.9, np.array([[0], [1], [0]], F), np.array([[1], [0], [0]], F))
    along = unit(np.cross(helper, n, axis=0))
    over = np.cross(n, along, axis=0)
    here, reach = height(q), F(reach)
    rise_a = (height(q + along * reach) - here) / reach
    rise_o = (height(q + over * reach) - here) / reach
    return unit(n - along * rise_a - over * rise_o)


def shade(looks, n, rays, *, lit, open_, paper):
    """Daylight from the window, the room's fill, the paper's bounce, and reflections."""
    colour, gloss, metal, glow, blur = looks[0:3], looks[3], looks[4], looks[5:8], looks[8]
    facing = -(rays * n).sum(0)
    mirror = rays + 2 * facing * n
    sun = np.clip(((n * LIGHT).sum(0) + 0.22) / 1.22, 0, 1) * lit
    fill = 0.26 + 0.13 * n[1] + 0.12 * np.clip((n * SIDE).sum(0), 0, 1)
    bounce = 0.12 * np.clip(0.3 - n[1], 0, 1) * open_
    warm = np.array([[1.02], [1.0], [0.965]], F)
    diffuse = colour * ((1.08 * sun + fill * open_) * warm + bounce * paper)
    edge = (1 - np.clip(facing, 0, 1)) ** 5
    seen = np.zeros_like(gloss)
    for level in np.unique(blur):
        at = blur == level
        seen[at] = room(mirror[:, at], float(level))
    seen = seen * (0.3 + 0.7 * open_)
    coat = seen * gloss * (0.055 + 0.55 * edge * (1 - 0.6 * blur)) * (1 - metal)
    polish = mix(colour, 1.0, 0.5 * edge) * seen * metal * 1.3
    return diffuse * (1 - 0.85 * metal) + coat + polish + glow
