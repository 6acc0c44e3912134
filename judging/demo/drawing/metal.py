"""Bronze, brass, copper and silver; and carved stone."""

from dataclasses import dataclass

import numpy as np

from .colour import lin, shifted
from .laid import wrapped
from .numbers import F, around, mix, polar, step
from .outlines import rounded
from .scene import Look, Piece, Surface
from .sheet import Ink, Palette
from .solids import bent, box, hoop, joined, ring, tube, turned
from .texture import noise
from .timber import wooden
from .vessels import Vessel, lid_for, lidded, thrown, varied

METALS = {
    "patinated_bronze": {"brown": "8a5a2a", "green": "6f6a3a", "black": "5a4330"}, "brass": {"gold": "c99a45", "honey": "b5853a"}, "copper": {"copper": "b5643f", "red": "95462e"},
    "silver": {"silver": "b9b9b4", "grey": "94938f"}, "cast_iron": {"black": "3d3b39", "brown": "4a4039"},
    "green_stone": {"grey": "7d8683", "green": "66776b", "blue": "77838c"}, "marble": {"white": "dddad2", "ivory": "d8cdb8", "pink": "cfb5aa"},
}
STONES = ("green_stone", "marble")
CHASED = ("vine", "lotus", "waves", "chrysanthemum", "diamonds", "cranes", "fish", "bamboo", "blossom", "leaves", "clouds")
STYLES = {
    "patinated_bronze": (CHASED + ("none",), ("brown", "green", "black")), "brass": (CHASED + ("none", "hammered"), ("gold", "honey")), "copper": (("hammered", "none", "vine", "leaves", "waves"), ("copper", "red")),
    "silver": (("hammered", "vine", "lotus", "chrysanthemum", "blossom", "none", "butterflies"), ("silver", "grey")), "cast_iron": (("none", "beads", "diamonds", "waves"), ("black", "brown")),
    "green_stone": (("none", "lotus", "waves", "vine", "clouds", "diamonds"), ("grey", "green", "blue")), "marble": (("none", "lotus", "leaves", "vine", "waves"), ("white", "ivory", "pink")),
}
WROUGHT = ("patinated_bronze", "brass", "copper", "silver")
BODIES = {"shouldered_vase": "shouldered", "bottle_vase": "bottle", "trumpet_vase": "trumpet", "pear_vase": "pear", "temple_vase": "temple", "bowl": "deep_bowl", "stem_bowl": "stem_bowl", "lidded_jar": "jar", "basin": "planter"}
FORMS = {"shouldered_vase": WROUGHT + ("marble",), "bottle_vase": WROUGHT, "trumpet_vase": WROUGHT, "pear_vase": WROUGHT + ("green_stone",), "temple_vase": ("patinated_bronze", "brass", "silver"),
         "bowl": tuple(METALS), "stem_bowl": WROUGHT + ("marble",), "lidded_jar": tuple(METALS), "basin": ("patinated_bronze", "brass", "copper", "green_stone", "marble"),
         "censer": ("patinated_bronze", "brass", "green_stone"), "bell": ("patinated_bronze", "brass", "cast_iron"), "candlestick_pair": ("patinated_bronze", "brass", "silver", "marble"),
         "kettle": ("cast_iron", "copper", "brass", "silver"), "altar_set": ("patinated_bronze", "brass"), "stone_lantern": STONES, "mortar": ("green_stone", "marble", "cast_iron"), "trinket_box": ("silver", "brass", "copper", "patinated_bronze"), "gong": ("brass", "patinated_bronze")}
PIECES = {"candlestick_pair": 2, "altar_set": 3, "mortar": 2}
CENSERS = (
    [(0.5, 0.42), (0.74, 0.5), (1.05, 0.9), (1.06, 1.3), (0.9, 1.52), (0.9, 1.62), (1.04, 1.74)],
    [(0.7, 0.42), (0.9, 0.46), (1.02, 0.6), (1.02, 1.3), (0.98, 1.36), (1.06, 1.44), (1.06, 1.52)],
    [(0.4, 0.4), (0.8, 0.48), (1.15, 0.85), (1.0, 1.2), (0.7, 1.3), (0.72, 1.4), (0.92, 1.5)],
)


@dataclass(frozen=True)
class Wrought:
    """A metal or stone skin, chased, hammered or plain."""

    choice: object
    art: object = None
    seed: float = 0.0

    def height(self, p):
        """Chasing, hammer marks or the grain of stone."""
        a, y = around(p)
        up = 0.003 * noise(p[0] * 14, y * 14 + p[2] * 14, 2)
        if self.choice.motif == "hammered":
            u, v = a * 9, y * 9
            up = up + 0.022 * (np.hypot(u - np.floor(u) - 0.5 + 0.25 * np.sin(np.floor(v) * 9), v - np.floor(v) - 0.5) ** 2)
        if self.choice.finish == "cast_iron" and self.choice.motif == "beads":
            u, v = a * 12, y * 12
            up = up + 0.03 * step(0.42, 0.2, np.hypot(u - np.floor(u) - 0.5, v - np.floor(v) - 0.5)) * (y < 1.1)
        if self.art is not None:
            up = up + (0.03 if self.choice.finish in STONES else 0.02) * self.art.print.height(*self.art.spot(p))
        return up.astype(F)

    def paint(self, p, n):
        """Metal bright where it is worn, dark or green where it is not; or stone."""
        code = METALS[self.choice.finish][self.choice.colour]
        a, y = around(p)
        raised = self.art.print.height(*self.art.spot(p)) if self.art is not None else 0.35
        if self.choice.finish in STONES:
            return self.stone(p, code, raised)
        worn = np.clip(raised * 0.6 + 0.4 * noise(p[0] * 3, y * 3 + p[2] * 2, 3) + 0.2 * n[1], 0, 1)
        if self.choice.finish == "cast_iron":
            return Look(mix(lin(shifted(code, -0.3)), lin(shifted(code, 0.15)), worn), 0.5, 0.25)
        dark = -0.62 if self.choice.finish == "patinated_bronze" else -0.3
        colour = mix(lin(shifted(code, dark)), lin(shifted(code, 0.12)), worn)
        green = np.zeros_like(y)
        if self.choice.finish == "patinated_bronze":
            strong = 0.75 if self.choice.colour == "green" else 0.4
            green = step(0.5, 0.72, noise(p[0] * 2.2 + p[2] * 2, y * 2.2, self.seed)) * (1 - worn) * strong
            colour = mix(colour, lin("4d7a68"), green)
        bright = 0.7 if self.choice.finish == "patinated_bronze" else 0.84
        return Look(colour, 0.9, bright - 0.6 * green)

    def stone(self, p, code, raised):
        """Stone with soft veins, paler on the carving."""
        vein = np.abs(noise(p[0] * 1.1 + 0.4 * p[2], p[1] * 1.3 - 0.5 * p[2], self.seed) - 0.5)
        grain = noise(p[0] * 16 + p[2] * 9, p[1] * 16, 5)
        colour = lin(code) * (0.82 + 0.36 * (grain - 0.5) + 0.1 * raised)
        line = step(0.035, 0.0, vein) * (0.5 if self.choice.finish == "marble" else 0.25)
        return Look(mix(colour, lin(shifted(code, -0.45 if self.choice.finish == "marble" else 0.4)), line), 0.3 if self.choice.finish == "marble" else 0.14)

    def surface(self):
        """The surface to give a piece."""
        blur = {"patinated_bronze": 0.45, "cast_iron": 0.8, "brass": 0.28, "silver": 0.3, "copper": 0.3}.get(self.choice.finish, 0.7)
        return Surface(self.paint, self.height, blur)


def skin(choice, rng, body=None):
    """The surface of an entry, chased round a body if it has a drawing."""
    art = None
    if body is not None and choice.motif not in ("none", "hammered", "beads"):
        low, high, ref = body.field()
        relief = Palette(main=Ink("ffffff", 1.0), edge=Ink("000000", 0.1), vein=Ink("000000", 0.3), far=Ink("ffffff", 0.4), middle=Ink("ffffff", 0.6), petal=Ink("ffffff", 0.85), leaf=Ink("ffffff", 0.75))
        count = int(2 * np.pi * ref / 0.22)
        bands = [(str(rng.choice(["petals", "keys", "beads", "scroll"])), high + 0.1, 0.1, count), ("lines", low - 0.06, 0.05, 2)]
        art = wrapped(choice.motif, relief, rng, ref=ref * 0.97, low=low, high=high, bands=bands, repeat=3 if high - low < ref else 2)
    return Wrought(choice, art, float(rng.integers(1, 30))).surface()


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    makers = {"censer": censer, "bell": bell, "candlestick_pair": candlesticks, "kettle": kettle, "altar_set": altar, "stone_lantern": lantern, "mortar": mortar, "trinket_box": trinket, "gong": gong}
    return makers.get(choice.form, vessel)(choice, rng)


def vessel(choice, rng):
    """A vase, bowl or jar."""
    thick = 0.12 if choice.finish in STONES else 0.05
    lobes = choice.motif == "none" and rng.random() < 0.5
    section = ("lobed", int(rng.integers(8, 16)), 0.018) if lobes else ("round",)
    body = thrown(BODIES[choice.form], rng, wall=thick, section=section)
    surface = skin(choice, rng, body)
    whole = lidded(body, str(rng.choice(["knob", "dome"]))) if choice.form == "lidded_jar" else body
    low = choice.form in ("bowl", "basin", "stem_bowl")
    return [Piece(whole.solid, surface)], 2.9 if low else rng.uniform(1.5, 2.2)


def censer_solid(rng):
    """A tripod censer with ears and a domed lid, and its body."""
    points = varied(CENSERS[int(rng.integers(len(CENSERS)))], rng, amount=0.6)
    body = Vessel(turned(points, wall=0.07), rounded(points))
    r, foot = body.curve[:, 0].max(), points[0][1]
    legs = [bent([(0.55 * r * np.sin(k), foot + 0.16, 0.55 * r * np.cos(k)), (0.78 * r * np.sin(k), 0.3, 0.78 * r * np.cos(k)), (0.72 * r * np.sin(k), 0.06, 0.72 * r * np.cos(k))], [0.19, 0.12, 0.1]) for k in (0.35, 2.44, 4.54)]
    y, parts = body.height, [body.solid, *legs]
    if rng.random() < 0.5:
        parts += [bent([(s * r * 0.9, y - 0.3, 0), (s * r * 1.3, y - 0.2, 0), (s * r * 1.3, y + 0.4, 0), (s * r * 1.05, y + 0.4, 0)], [0.07, 0.06]) for s in (-1, 1)]
    else:
        parts += [hoop(0.2, 0.34, y - 0.05, thick=0.055).moved(x=s * (body.curve[-1][0] - 0.06), yaw=np.pi / 2) for s in (-1, 1)]
    if rng.random() < 0.7:
        parts.append(lid_for(body, str(rng.choice(["dome", "knob"]))))
    return joined(*parts), body


def censer(choice, rng):
    """A censer on three legs."""
    solid, body = censer_solid(rng)
    return [Piece(solid, skin(choice, rng, body), yaw=float(rng.uniform(-0.25, 0.25)))], 1.8


def bell(choice, rng):
    """A bell hanging in a small wooden stand."""
    points = varied([(0.84, 0), (0.8, 0.06), (0.66, 0.35), (0.56, 1.0), (0.5, 1.35), (0.3, 1.5), (0.02, 1.52)], rng, amount=0.7)
    body = Vessel(turned(points), rounded(points))
    hang = 0.38
    loop_ = hoop(0.14, 0.22, body.height - 0.04, thick=0.05)
    top = hang + body.height + 0.34
    posts = [box(0.14, top + 0.1, 0.14).moved(x=s * 1.15) for s in (-1, 1)]
    beam = tube([(-1.4, top, 0), (0, top + 0.05, 0), (1.4, top, 0)], 0.085)
    feet = [box(0.2, 0.12, 0.9, soft=0.04).moved(x=s * 1.15) for s in (-1, 1)]
    stand = joined(*posts, *feet, beam, tube([(0, top, 0), (0, top - 0.16, 0)], 0.03), box(2.3, 0.1, 0.12).moved(y=0.14))
    yaw = float(rng.uniform(-0.35, 0.35))
    return [Piece(body.solid | loop_, skin(choice, rng, body), (0, hang, 0), yaw), Piece(stand, wooden(str(rng.choice(["4a2013", "221712", "6a3218"])), along=1), yaw=yaw)], 1.5


def stick(rng, tall):
    """A turned candlestick and its body."""
    points = np.array([(0.5, 0), (0.52, 0.05), (0.4, 0.14), (0.12, 0.24), (0.1, 0.5), (0.2, 0.6), (0.1, 0.72), (0.12, 1.2), (0.22, 1.35), (0.12, 1.46), (0.34, 1.6), (0.36, 1.64), (0.14, 1.66), (0.15, 1.86)]) * (1, tall)
    points[:, 0] *= rng.uniform(0.9, 1.2)
    return Vessel(turned(points), rounded(points))


def candlesticks(choice, rng):
    """Two candlesticks, one a little forward."""
    body = stick(rng, rng.uniform(0.9, 1.3))
    surface = skin(choice, rng, None)
    return [Piece(body.solid, surface, (-0.62, 0, -0.2)), Piece(body.solid, surface, (0.62, 0, 0.25), 1.0)], 1.8


def altar(choice, rng):
    """A censer between two candlesticks."""
    solid, body = censer_solid(rng)
    pole = stick(rng, 1.1)
    plain = skin(choice, rng, None)
    return [Piece(solid, skin(choice, rng, body)), Piece(pole.solid, plain, (-1.7, 0, 0.1)), Piece(pole.solid, plain, (1.7, 0, 0.1))], 1.8


def kettle(choice, rng):
    """A kettle with a spout and an arched handle."""
    body = lidded(thrown(str(rng.choice(["pot", "flat_pot", "tall_pot"])), rng, wall=0), "button")
    r, y = body.curve[:, 0].max(), body.height
    spout = bent([(r * 0.8, y * 0.5, 0), (r * 1.15, y * 0.62, 0), (r * 1.3, y * 0.95, 0)], [0.17, 0.1, 0.07])
    solid = joined(body.solid, spout, hoop(r * 0.66, rng.uniform(0.7, 0.95), y * 0.86, thick=0.045))
    return [Piece(solid, skin(choice, rng, body), yaw=float(rng.uniform(-0.5, 0.1)))], 2.2


def lantern(choice, rng):
    """A garden lantern of stone: foot, post, fire box, roof."""
    w = rng.uniform(0.42, 0.52)
    section = ("square", 9.0) if rng.random() < 0.6 else ("round",)
    foot = turned([(0.72, 0), (0.72, 0.12), (0.5, 0.26), (0.26, 0.34)], section=section)
    post = turned([(0.24, 0.3), (0.22, 0.9), (0.26, 1.1)], section=section)
    table = turned([(0.26, 1.08), (0.6, 1.22), (0.62, 1.32)], section=section)
    room = box(2 * w, 0.62, 2 * w, soft=0.03).without(box(w, 0.42, 3).moved(y=0.1)).without(box(3, 0.42, w).moved(y=0.1)).moved(y=1.3)
    roof = turned([(0.9, 1.9), (0.92, 1.96), (0.55, 2.14), (0.2, 2.34), (0.1, 2.4), (0.16, 2.5), (0.12, 2.62), (0.01, 2.7)], section=section, smooth=2)
    return [Piece(joined(foot, post, table, room, roof), skin(choice, rng, None), yaw=0.6)], 2.0


def mortar(choice, rng):
    """A mortar with its pestle leaning in it."""
    points = varied([(0.7, 0), (0.72, 0.08), (0.6, 0.2), (0.9, 0.6), (1.0, 1.1), (1.02, 1.16)], rng)
    body = Vessel(turned(points, wall=0.16), rounded(points))
    pestle = bent([(0.1, 0.42, 0), (0.5, 1.1, 0), (1.0, 1.95, 0)], [0.19, 0.12, 0.15])
    return [Piece(body.solid, skin(choice, rng, body)), Piece(pestle, skin(choice, rng, None), yaw=-0.4)], 2.8


def trinket(choice, rng):
    """A small round lidded box."""
    r, h = rng.uniform(0.9, 1.1), rng.uniform(0.7, 1.0)
    points = [(r - 0.06, 0), (r, 0.06), (r, h), (r, h)]
    body = Vessel(turned(points), rounded(points))
    lid = turned([(r + 0.02, h + 0.02), (r + 0.03, h + 0.05), (r + 0.02, h + 0.26), (r * 0.8, h + 0.38), (r * 0.3, h + 0.46), (0.1, h + 0.48), (0.09, h + 0.54), (0.16, h + 0.62), (0.02, h + 0.7)])
    return [Piece(joined(body.solid, lid, ring(r, 0.03).moved(y=h + 0.03)), skin(choice, rng, body))], 3.0


def gong(choice, rng):
    """A gong hanging in a wooden frame."""
    r = rng.uniform(0.8, 0.95)
    plate = turned([(r, 0), (r, 0.0), (r - 0.03, 0.16), (r * 0.9, 0.19), (r * 0.36, 0.2), (r * 0.28, 0.3), (r * 0.15, 0.34), (0.01, 0.345)], smooth=2)
    y = r + 0.5
    frame = joined(*(box(0.15, 2 * r + 0.9, 0.15).moved(x=s * (r + 0.3)) for s in (-1, 1)), box(2 * r + 1.1, 0.16, 0.16, soft=0.05).moved(y=2 * r + 0.82), box(2 * r + 0.6, 0.12, 0.14).moved(y=0.2),
                   *(box(0.22, 0.12, 0.9, soft=0.04).moved(x=s * (r + 0.3)) for s in (-1, 1)), *(tube([(s * 0.45, y + r * 0.8, -0.02), (s * 0.45, 2 * r + 0.86, -0.02)], 0.022) for s in (-1, 1)))
    yaw = float(rng.uniform(-0.4, 0.4))
    rings = Surface(Wrought(choice, None, 3.0).paint, lambda p: 0.006 * np.cos(polar(p)[1] * F(40)), 0.35)
    return [Piece(plate, rings, (0, y, 0), yaw, float(np.pi / 2)), Piece(frame, wooden(str(rng.choice(["4a2013", "221712", "6a3218"])), along=1), yaw=yaw)], 1.4
