"""From what a picture shows to what its maker says of it: title, story, materials, pieces, captions.

The words lie in ``words/``. Stories name nobody and no village: judges read them.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from judging.demo.depicted import Depicted

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Product:
    """An entry's own texts, before it is a row."""

    title: str
    story: str
    materials: str
    technique: str
    size: str
    pieces: tuple[tuple[str, int], ...]


def imagine(shown: Depicted, *, taken: set[str]) -> Product:
    """The product a picture shows, with a title that is not ``taken`` yet (and is from now on)."""
    rng = Random(f"{shown.craft} {shown.seed}")
    craft = words(shown.craft)
    form, finish = craft["forms"][shown.form], craft["finishes"][shown.finish]
    return Product(
        title=_title(rng, shown, taken=taken),
        story=_story(rng, shown, craft),
        materials=finish["materials"],
        technique=finish["technique"],
        size=_size(rng, form),
        pieces=tuple((name, count) for name, count in form.get("pieces", ())),
    )


@cache
def words(name: str) -> dict[str, Any]:
    """One file of words."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _motif(key: str) -> dict[str, Any]:
    return words("motifs").get(key) or words("motifs")["none"]


def _called(form: dict, finish: dict, pattern: str) -> str:
    """A form and a finish as one name; what does not come first begins small."""
    small = finish["name"][:1].lower() + finish["name"][1:]
    name = pattern.format(form=form["name"], finish=small).strip()
    return name[:1].upper() + name[1:]


def _title(rng: Random, shown: Depicted, *, taken: set[str]) -> str:
    """The motif's own names first, then names that fit anything."""
    craft, own = words(shown.craft), _motif(shown.motif)["names"]
    form, finish = craft["forms"][shown.form], craft["finishes"][shown.finish]
    called = _called(form, finish, form.get("called") or craft.get("called", "{form} {finish}"))
    if "names" in craft:
        own = craft["names"]
    more = words("motifs")["none"]["names"]
    mark = "{} “{}”" if craft.get("quotes", True) else "{} {}"
    wanted = (mark.format(called, name) for name in [*rng.sample(own, len(own)), *rng.sample(more, len(more))])
    title = next(title for title in wanted if title not in taken)
    taken.add(title)
    return title


def _story(rng: Random, shown: Depicted, craft: dict) -> str:
    """Three to seven sentences: the idea, what is seen, how it was made, how it is used."""
    common, motif = words("stories"), _motif(shown.motif)
    made = craft["finishes"][shown.finish].get("lines", [])
    fitting = [line for use in craft.get("uses", ()) if shown.form in use["forms"] for line in use["lines"]]
    lines = [
        *rng.sample(made, k=min(len(made), rng.randint(1, 2))),
        *rng.sample(fitting, k=min(len(fitting), rng.randint(1, 2))),
        rng.choice(craft["lines"]),
        rng.choice(craft.get("ends") or common["ends"]),
    ]
    if not craft.get("is_plain"):
        idea = [rng.choice(common["ideas"])] if rng.random() < 0.5 else []
        lines = [*idea, rng.choice(motif["lines"]), *lines]
    if len(lines) < 5:
        return " ".join(lines)
    return " ".join(lines[:3]) + "\n\n" + " ".join(lines[3:])


def _size(rng: Random, form: dict) -> str:
    """A size such as people write: whole, and round where it is large."""
    text, *ranges = form["size"]
    pairs = zip(ranges[::2], ranges[1::2], strict=True)
    return text.format(*(rng.randrange(least, most + 1, 10 if most >= 100 else 1) for least, most in pairs))


def captions(shown: Depicted) -> tuple[str, str, str]:
    """What somebody who cannot see the pictures is told: from the front, from the side, from close by."""
    craft = words(shown.craft)
    form, finish, motif = craft["forms"][shown.form], craft["finishes"][shown.finish], _motif(shown.motif)
    plain = [_called(form, finish, craft.get("caption", "{form} {finish}"))]
    if motif["word"] and "verb" in craft:
        plain.append(f"{motif.get('verb') or finish.get('verb') or craft['verb']} {motif['word']}")
    colour = craft.get("colours", {}).get(shown.colour, "")
    if colour and colour not in finish["name"] and "màu" not in finish["name"]:
        plain.append(f"màu {colour}")
    front = " ".join(plain)
    return front, f"{front}, nhìn từ bên", f"{front}, cận cảnh"
