"""Which object a seed stands for: every form in turn, and the least used words first."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np

MOST_OFFERS = 240


@dataclass(frozen=True)
class Choice:
    """One entry in the words of the vocabulary."""

    craft: str
    seed: int
    form: str
    finish: str
    motif: str
    colour: str
    pieces: int = 1

    def rng(self, purpose=""):
        """Random numbers that belong to this entry alone."""
        return np.random.default_rng([crc32(f"{self.craft} {purpose}".encode()), self.seed])


class Ledger:
    """The entries of one craft in order, each chosen to resemble the others least."""

    def __init__(self, craft, shop):
        self.craft, self.shop = craft, shop
        self.entries, self.used = [], Counter()

    def entry(self, seed):
        """The entry with this seed; those before it are settled first."""
        while len(self.entries) <= seed:
            self.entries.append(self.settle(len(self.entries)))
        return self.entries[seed]

    def settle(self, seed):
        """Choose one entry and note its words as used."""
        rng = np.random.default_rng([crc32(self.craft.encode()), seed])
        form = self.form(seed)
        offers = [
            (finish, motif, colour)
            for finish in self.shop.FORMS[form]
            for motif in self.shop.STYLES[finish][0]
            for colour in self.shop.STYLES[finish][1]
        ]
        if form in self.shop.BARE:
            offers = [o for o in offers if o[1] == "none" and self.shop.BARE[form] in (None, o[2])]
        if len(offers) > MOST_OFFERS:
            offers = [offers[k] for k in rng.choice(len(offers), MOST_OFFERS, replace=False)]
        wear = [self.wear(form, offer) + rng.random() * 0.5 for offer in offers]
        chosen = offers[int(np.argmin(wear))]
        self.used.update(self.traces(form, chosen))
        return Choice(self.craft, seed, form, *chosen, self.shop.PIECES.get(form, 1))

    def form(self, seed):
        """The form whose turn it is: a new shuffle of all of them each time round."""
        forms = list(self.shop.FORMS)
        block, place = divmod(seed, len(forms))
        return forms[np.random.default_rng([crc32(self.craft.encode()), 7, block]).permutation(len(forms))[place]]

    def traces(self, form, offer):
        """What an entry uses up, alone and together."""
        finish, motif, colour = offer
        return [
            ("finish", finish),
            ("motif", motif),
            ("colour", colour),
            (form, finish),
            (form, motif),
            (form, colour),
            (finish, motif),
            (finish, colour),
            (form, finish, motif),
            (form, finish, motif, colour),
        ]

    def wear(self, form, offer):
        """How worn the words of an offer are; "none" may come four times as often as any drawing."""
        weights = (0.3, 0.35, 0.15, 2.0, 1.5, 1.0, 0.5, 0.5, 4.0, 20.0)
        ease = 0.25 if offer[1] == "none" else 1.0
        worn = zip(self.traces(form, offer), weights, strict=False)
        return sum(w * self.used[trace] * (ease if "none" in trace else 1) for trace, w in worn)


@cache
def ledger(craft, shop):
    """The one ledger of a craft."""
    return Ledger(craft, shop)
