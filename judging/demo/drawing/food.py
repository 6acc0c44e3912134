"""Food of the countryside in its packing: jars, tins, bottles, boxes and bags, with wordless labels."""

from .bottles import bottle, bottles, ceramic_jar, flask, jar, jars_in_tray, spice
from .cakes import bundle, cakes, leaf_cake
from .cartons import carton, gift, hexagon, pouch, tube_pack
from .labels import LIQUIDS

LABELS = (
    "lotus",
    "leaves",
    "mountains",
    "rice",
    "bamboo",
    "terraces",
    "blossom",
    "rings",
    "waves",
    "village",
    "palm",
    "chrysanthemum",
    "boats",
    "butterflies",
    "none",
    "orchid",
    "swallows",
)
PACK = ("green", "red", "ivory", "gold", "black", "blue", "brown", "kraft", "turquoise", "purple", "white", "pink")
CONTENTS = (
    *LIQUIDS,
    "green_tea",
    "lotus_tea",
    "rice",
    "coffee",
    "mushroom",
    "vermicelli",
    "rice_paper",
    "sesame_cake",
    "mung_cake",
    "young_rice",
    "dried_banana",
    "cinnamon",
    "coconut_candy",
    "cocoa",
    "square_cake",
    "black_garlic",
)
STYLES = dict.fromkeys(CONTENTS, (LABELS, PACK))
DRY = (
    "green_tea",
    "lotus_tea",
    "rice",
    "coffee",
    "mushroom",
    "cashew",
    "lotus_seed",
    "turmeric",
    "dried_banana",
    "cinnamon",
    "cocoa",
    "pepper",
)
SWEET = ("sesame_cake", "mung_cake", "young_rice", "coconut_candy", "candied_fruit")
FORMS = {
    "glass_jar": (
        "honey",
        "candied_fruit",
        "chilli_sauce",
        "pickles",
        "turmeric",
        "cashew",
        "lotus_seed",
        "black_garlic",
    ),
    "bottle": ("fish_sauce", "peanut_oil", "soy_sauce", "rice_wine", "fruit_wine", "vinegar"),
    "flask": ("rice_wine", "fruit_wine", "honey", "fish_sauce"),
    "tin": ("green_tea", "lotus_tea", "coffee", "cocoa", "ginger_tea"),
    "paper_tube": DRY,
    "carton": ("green_tea", "vermicelli", "rice_paper", "coffee", *SWEET),
    "stand_pouch": DRY,
    "rice_bag": ("rice", "young_rice", "salt", "mushroom"),
    "gift_box": SWEET + ("lotus_tea", "honey"),
    "wrapped_cakes": ("sesame_cake", "mung_cake", "young_rice", "coconut_candy"),
    "leaf_cake": ("square_cake", "young_rice"),
    "spice_trio": ("pepper", "turmeric", "salt", "cinnamon", "honey"),
    "bundle": ("vermicelli", "rice_paper", "cinnamon"),
    "coffee_pack": ("coffee", "cocoa", "green_tea", "rice"),
    "ceramic_jar": ("lotus_tea", "green_tea", "fish_sauce", "pickles"),
    "bottle_pair": ("fish_sauce", "fruit_wine", "peanut_oil", "rice_wine"),
    "round_tin": SWEET + ("lotus_seed", "dried_banana"),
    "hexagon_box": SWEET + ("lotus_tea", "black_garlic"),
    "jar_basket": ("honey", "candied_fruit", "black_garlic"),
}
PIECES = {"spice_trio": 3, "bottle_pair": 2, "jar_basket": 2, "wrapped_cakes": 3}
BARE = {"leaf_cake": "green", "bundle": None}


def build(choice, rng):
    """The pieces of one entry, and how high to look from."""
    return MAKERS[choice.form](choice, rng)


MAKERS = {
    "glass_jar": jar,
    "bottle": bottle,
    "flask": flask,
    "tin": tube_pack,
    "paper_tube": tube_pack,
    "round_tin": tube_pack,
    "carton": carton,
    "coffee_pack": carton,
    "stand_pouch": pouch,
    "rice_bag": pouch,
    "gift_box": gift,
    "hexagon_box": hexagon,
    "wrapped_cakes": cakes,
    "leaf_cake": leaf_cake,
    "spice_trio": spice,
    "bundle": bundle,
    "ceramic_jar": ceramic_jar,
    "bottle_pair": bottles,
    "jar_basket": jars_in_tray,
}
