"""What an entrant tells about each subject of a competition: columns of the entry, and facts of its own. Pure.

The facts follow what the rules in force ask about: a title of artisan asks for years in the
trade, models, works and trainees (Decision 69/2009/QĐ-UBND of Hanoi), a craft village for its
households, a traditional craft for its age and its artisans (Decree 52/2018/NĐ-CP, article 5).
"""

from dataclasses import dataclass
from typing import Literal

from judging.ranking.rules import Rules

N_ = str  # marks a text for the translators


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something asked about one subject alone, kept in ``Entry.details`` under ``key``."""

    key: str
    label: str
    kind: Literal["line", "text", "number"] = "line"
    hint: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is asked: ``columns`` of the entry in order, their names, those that may not stay empty, and facts."""

    columns: tuple[str, ...]
    labels: dict[str, str]
    required: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    is_object: bool = False  # a thing somebody made and brings: it has a maker, and may be a set


PRODUCT = Subject(
    columns=(
        *("category_id", "title", "story", "kind", "set_type", "materials", "technique", "size", "year"),
        *("maker", "craft_village"),
    ),
    labels={
        "title": N_("Name of the product"),
        "story": N_("Story of the product"),
        "materials": N_("Materials"),
        "technique": N_("Technique"),
        "size": N_("Size"),
        "year": N_("Year made"),
        "maker": N_("Maker, as on the certificate"),
        "craft_village": N_("Craft village"),
    },
    required=("category_id", "title", "story", "materials", "size", "maker"),
    is_object=True,
)

PERSON = Subject(
    columns=("category_id", "title", "story", "craft_village"),
    labels={
        "title": N_("Full name"),
        "story": N_("Introduction of the person"),
        "craft_village": N_("Craft village"),
    },
    required=("category_id", "title", "story"),
    facts=(
        Fact(key="trade", label=N_("Trade"), is_required=True),
        Fact(key="years", label=N_("Years in the trade"), kind="number", is_required=True),
        Fact(key="models", label=N_("Models of own design, how many"), kind="number"),
        Fact(key="trainees", label=N_("People trained in the trade, how many"), kind="number"),
        Fact(
            key="works",
            label=N_("Works and awards"),
            kind="text",
            hint=N_("Works that won prizes, are shown in museums or serve for teaching: one on each line."),
            is_required=True,
        ),
        Fact(
            key="exception",
            label=N_("Reasons, where years or trainees are lacking"),
            kind="text",
            hint=N_("Only for special trades. The council decides."),
        ),
    ),
)

FACILITY = Subject(
    columns=("category_id", "title", "story", "year"),
    labels={
        "title": N_("Name of the facility"),
        "story": N_("Introduction of the facility"),
        "year": N_("At work since (year)"),
    },
    required=("category_id", "title", "story"),
    facts=(
        Fact(key="products", label=N_("What it makes"), is_required=True),
        Fact(key="address", label=N_("Address of the facility"), is_required=True),
        Fact(key="workers", label=N_("Workers, how many"), kind="number"),
    ),
)

VILLAGE = Subject(
    columns=("category_id", "title", "story", "year"),
    labels={
        "title": N_("Name of the village or craft"),
        "story": N_("Introduction of the village or craft"),
        "year": N_("Craft practised since (year)"),
    },
    required=("category_id", "title", "story", "year"),
    facts=(
        Fact(key="commune", label=N_("Commune or ward"), is_required=True),
        Fact(key="province", label=N_("Province or city"), is_required=True),
        Fact(key="products", label=N_("What it makes"), is_required=True),
        Fact(key="households", label=N_("Households, how many"), kind="number"),
        Fact(key="households_in_trade", label=N_("Of these in the trade, how many"), kind="number"),
        Fact(key="artisans", label=N_("Artisans the craft is known for"), kind="text"),
        Fact(key="environment", label=N_("Protection of the environment"), kind="text"),
    ),
)

SUBJECTS = {"product": PRODUCT, "set": PRODUCT, "person": PERSON, "facility": FACILITY, "village": VILLAGE}


def of(rules: Rules) -> Subject:
    """What is asked in a competition by these rules."""
    return SUBJECTS[rules.subject]


def is_maker_hidden(rules: Rules) -> bool:
    """Whether judges must not learn who is behind an entry: never where that is what they judge."""
    return of(rules).is_object and rules.identity == "hidden"
