"""Lacquer: polished grounds with eggshell, gold and silver."""

from dataclasses import dataclass

import numpy as np

from .cases import CASES, Case, border, on_plane, panel
from .colour import lin, shifted
from .laid import faced, wrapped
from .numbers import F, around, bump, mix, step
from .scene import Look, Piece, Surface
from .sheet import Ink, Palette
from .texture import cells, noise
from .vessels import lidded, thrown

GROUNDS = {"black": "0f0d0d", "red": "8a1f14", "brown": "4a1f0f", "green": "16362a", "indigo": "18243f", "amber": "9a5a1e", "ivory": "d9ccb0"}
SHELL, GOLD, SILVER = "e6dcc6", "d3a04a", "c9cac6"
SCENERY = ("mountains", "boats", "village", "terraces", "buffalo", "palm")
LIVING = ("lotus", "fish", "cranes", "bamboo", "blossom", "chrysanthemum", "butterflies", "swallows", "orchid", "dragonflies")
STYLES = {
    "eggshell": (SCENERY + LIVING + ("mist",), ("black", "red", "brown", "green", "indigo")),
    "gold_leaf": (SCENERY + LIVING + ("vine", "waves", "mist"), ("black", "red", "brown", "green")),
    "silver_leaf": (LIVING + ("mist", "leaves", "waves", "clouds"), ("black", "indigo", "brown", "green")),
    "colour_painted": (SCENERY + LIVING, ("black", "amber", "brown", "ivory", "indigo")),
    "plain_polished": (("none", "rings", "mist"), ("red", "black", "amber", "green", "indigo", "brown")),
}
ALL = tuple(STYLES)
DRAWN = ALL[:4]
BODIES = {"shouldered_vase": "shouldered", "temple_vase": "temple", "egg_vase": "egg", "pear_vase": "pear", "rouleau_vase": "rouleau",
          "moon_flask": "moon", "trumpet_vase": "trumpet", "globe_vase": "globe", "deep_bowl": "deep_bowl", "lidded_jar": "crock"}
FORMS = {form: ALL for form in BODIES} | {form: DRAWN for form in ("panel", "round_panel", "panel_set")} | {
    "round_box": ALL, "square_box": ALL, "tray": ALL, "round_tray": ALL, "caddy": ALL, "standing_plate": ALL, "bowl_set": ALL, "vase_pair": ALL,
}
PIECES = {"panel_set": 4, "bowl_set": 3, "vase_pair": 2}


def palette(finish, ground, rng):
    """Which part is shell, leaf or colour; ``stuff`` is 1 for shell and one half for leaf."""
    leaf = Ink(SILVER if finish == "silver_leaf" else GOLD, 1, 0.5)
    shell, red, deep = Ink(SHELL, 1, 1), Ink("a3311f"), Ink(shifted(ground, 0.14))
    dim = Ink("8a6128" if finish != "silver_leaf" else "7f8583", 1, 0.4)
    if finish == "eggshell":
        parts = {"petal": shell, "inner": shell, "wing": shell, "body": shell, "sky": shell, "far": shell, "middle": Ink("c0aa82", 1, 1), "near": red}
        return Palette(main=leaf, edge=Ink(ground, 0.9), leaf=leaf, stem=dim, vein=Ink(ground), water=leaf, heart=leaf, eye=Ink(ground), **parts)
    if finish == "colour_painted":
        flower, green = str(rng.choice(["c25a3a", "d7a04a", "d8b9a0", "b8433f"])), str(rng.choice(["4d6b3c", "6f7a3a", "35604f"]))
        return Palette(
            main=leaf, edge=leaf, petal=Ink(flower), inner=Ink(shifted(flower, 0.4)), leaf=Ink(green), stem=Ink("7a4a24"), vein=Ink(shifted(green, -0.5)),
            wing=Ink("d9cdb4"), body=Ink("b9562f"), sky=leaf, far=Ink("7f6a4a"), middle=Ink("9c4a24"), near=Ink("5a2a16"), water=leaf, heart=leaf, eye=Ink("100c0a"),
        )
    return Palette(main=leaf, edge=Ink(shifted(ground, -0.4), 0.9), petal=leaf, inner=Ink("ecd08c" if leaf.colour == GOLD else "e6e6e0", 1, 0.5), leaf=dim, stem=dim, vein=Ink(ground),
                   wing=leaf, body=leaf, sky=Ink("b8402a" if finish == "gold_leaf" else "dcdcd6", 1, 0.1), far=deep, middle=dim, near=leaf, water=leaf, heart=red, eye=Ink(ground))


@dataclass(frozen=True)
class Lacquered:
    """Lacquer on one piece: ground, leaf, drawing and the plane it lies on."""

    choice: object
    art: object = None
    case: Case | None = None
    seed: float = 0.0
    top: float = 99.0

    def paint(self, p, n):
        """Ground, then shell and leaf, then trim."""
        ground = GROUNDS[self.choice.colour]
        a, y = around(p)
        cloud = noise(p[0] * 1.3 + p[2] * 0.8, y * 1.3 - p[2] * 0.5, self.seed)
        colour = mix(lin(shifted(ground, -0.35)), lin(shifted(ground, 0.1)), step(0.3, 0.75, cloud))
        on = F(1) if self.case is None else on_plane(self.case, p, n)
        shell, leaf, colour = self.mist(p, colour) if self.choice.motif == "mist" else self.drawn(p, n, colour, on)
        trim = self.trim(p, on)
        colour = mix(colour, lin(SILVER if self.choice.finish == "silver_leaf" else GOLD), trim)
        leaf = np.maximum(leaf, trim)
        return Look(colour, 1.35 - 0.75 * shell, 0.78 * leaf)

    def drawn(self, p, n, colour, on):
        """The sheet on its place: shell broken into shards, leaf slightly worn."""
        if self.art is None:
            return F(0), F(0), colour
        x, y = self.art.spot(p)
        if self.case is None:
            on = n[0] * p[0] + n[2] * p[2] > -0.02
        elif self.case.round:
            on = on * (border(self.case, p) > 0.03)
        ink, cover, stuff = self.art.print(x, y)
        cover = cover * on
        crack, who = cells(x * 15, y * 15, 2)
        shell = step(0.7, 0.85, stuff) * cover
        leaf = step(0.25, 0.45, stuff) * cover - shell
        cover = cover * (1 - shell * (1 - step(0.03, 0.1, crack) * (who > 0.05)))
        worn = 1 - 0.5 * step(0.6, 0.75, noise(x * 9, y * 9, 4)) * leaf
        tone = 1 - 0.22 * who * shell
        return shell * cover, np.clip(leaf, 0, 1) * worn, mix(colour, ink * tone, cover * worn)

    def mist(self, p, colour):
        """Shell and leaf drifting over the ground with no drawing at all."""
        u, y = (p[0], p[2] if self.case.up else p[1]) if self.case else around(p)
        crack, who = cells(u * 14, y * 14, 3)
        flow = noise(u * 0.9 + y * 0.5, y * 0.8, self.seed + 5) + 0.28 * np.sin(u * 1.4 + y * 1.7 + self.seed)
        drift = step(0.56, 0.64, flow) * step(0.03, 0.1, crack) * (who > 0.06)
        if self.choice.finish != "eggshell":
            leaf = drift * 0 + step(0.66, 0.8, flow * 0.8 + 0.4 * noise(u * 6, y * 6, 9))
            return F(0), leaf, mix(colour, lin(SILVER if self.choice.finish == "silver_leaf" else GOLD), leaf * 0.92)
        flake = step(0.62, 0.7, noise(u * 8, y * 8, 9)) * step(0.3, 0.55, flow) * (1 - drift)
        colour = mix(colour, mix(lin("ece3cf"), lin("c8b48e"), who), drift)
        return drift, flake, mix(colour, lin(GOLD), flake)

    def trim(self, p, on):
        """A thin line of leaf: inside the frame of a plane, or at a rim."""
        if self.case is None:
            return step(self.top - 0.035, self.top - 0.015, p[1])
        return bump(border(self.case, p), 0.016) * on


def surface(choice, art, rng, *, case=None, top=99.0):
    """The lacquer surface of a piece."""
    return Surface(Lacquered(choice, art, case, float(rng.integers(1, 40)), top).paint, None, 0.03)


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    if choice.form == "panel_set":
        return panels(choice, rng)
    if choice.form in CASES:
        return cased(choice, rng)
    if choice.form == "standing_plate":
        return plate(choice, rng)
    if choice.form == "bowl_set":
        return bowls(choice, rng)
    if choice.form == "vase_pair":
        name = str(rng.choice(["temple", "pear", "egg", "shouldered"]))
        return [vase(choice, rng, name=name, x=x, scale=s) for x, s in ((-0.75, 0.9), (0.8, 0.66))], 1.8
    return [vase(choice, rng, name=BODIES[choice.form])], 2.8 if choice.form == "deep_bowl" else rng.uniform(1.4, 2.2)


def vase(choice, rng, *, name, x=0.0, scale=1.0):
    """One turned piece with its drawing wrapped round."""
    section = ("oval", 1.75) if name == "moon" else ("round",)
    body = thrown(name, rng, section=section, scale=scale)
    low, high, ref = body.field()
    art = None
    if choice.motif not in ("none", "mist"):
        art = wrapped(choice.motif, palette(choice.finish, GROUNDS[choice.colour], rng), rng, ref=ref * 0.97, low=low, high=high,
                      repeat=2 if (high - low) < ref else 1)
    whole = lidded(body, "cap") if choice.form == "lidded_jar" else body
    return Piece(whole.solid, surface(choice, art, rng, top=body.height), (x, 0, -0.2 * x))


def drawing(choice, case, rng):
    """The drawing for the plane of a case."""
    if choice.motif in ("none", "mist"):
        return None
    inks = palette(choice.finish, GROUNDS[choice.colour], rng)
    return faced(choice.motif, inks, rng, wide=case.wide * 0.94, high=case.high * 0.94, at=case.at, up=case.up)


def cased(choice, rng):
    """A box, tray or panel."""
    case = CASES[choice.form](rng)
    yaw = 0.0 if case.round else rng.uniform(0.2, 0.5) * rng.choice([-1, 1]) * (0.35 if not case.up and case.pitch else 1)
    lift = 0.02 if case.pitch else 0
    return [Piece(case.solid, surface(choice, drawing(choice, case, rng), rng, case=case), (0, lift, 0), float(yaw), case.pitch)], case.rise


def panels(choice, rng):
    """Four narrow panels in a row."""
    pieces, motifs = [], {"lotus", "bamboo", "blossom", "chrysanthemum"}
    others = sorted(motifs - {choice.motif})
    for k in range(4):
        case = panel(rng, 0.82, 2.6)
        each = choice.motif if k == 0 or choice.motif not in motifs else others[k - 1]
        inks = palette(choice.finish, GROUNDS[choice.colour], rng)
        art = None if each == "mist" else faced(each, inks, rng, wide=0.66, high=2.1, at=case.at)
        pieces.append(Piece(case.solid, surface(choice, art, rng, case=case), ((k - 1.5) * 0.92, 0.02, 0), 0.0, case.pitch))
    return pieces, 1.1


def plate(choice, rng):
    """A plate facing the viewer."""
    body = thrown("plate", rng, wall=0.06, amount=0.5)
    reach = body.curve[-1][0]
    case = Case(body.solid, reach * 1.5, reach * 1.5, floor=-1, round=True)
    lean = np.pi / 2 - 0.26
    return [Piece(body.solid, surface(choice, drawing(choice, case, rng), rng, case=case), (0, float(reach * np.sin(lean)), 0), pitch=float(lean))], 1.3


def bowls(choice, rng):
    """Three bowls of one family, large to small."""
    pieces = []
    for x, z, scale in ((-0.75, -0.6, 0.95), (0.85, -0.1, 0.72), (-0.1, 0.95, 0.52)):
        body = thrown("bowl", rng, scale=scale, amount=0.4)
        low, high, ref = body.field()
        art = None
        if choice.motif not in ("none", "mist"):
            art = wrapped(choice.motif, palette(choice.finish, GROUNDS[choice.colour], rng), rng, ref=ref, low=low, high=high, repeat=3)
        pieces.append(Piece(body.solid, surface(choice, art, rng, top=body.height), (x, 0, z)))
    return pieces, 3.2
