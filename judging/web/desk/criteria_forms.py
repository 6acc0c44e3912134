"""What the desk types about a criterion: words, points, parts, bands."""

from flask_babel import lazy_gettext as _l

from judging.competitions.criteria import Details, PartDetails
from judging.competitions.models import Criterion
from judging.infra.i18n import language
from judging.ranking import rules
from judging.ranking.printing import shortest
from judging.web.desk.setup_forms import SetupForm
from judging.web.forms import LongText, Points, Text

BANDS = 5
#: Rows for parts that do not exist yet.
NEW_PARTS = 3
WORDS = ("name", "name_en", "maximum", "step", "guidance", "guidance_en", "hint", "hint_en")


class _CriterionForm(SetupForm):
    name = Text(_l("Name"), longest=300, required=True)
    name_en = Text(_l("Name in English"), longest=300)
    maximum = Points(_l("Maximum points"))
    step = Points(_l("Step"))
    guidance = LongText(_l("Guidance for judges"))
    guidance_en = LongText(_l("Guidance for judges, in English"))
    hint = Text(_l("Hint for entrants"), longest=300)
    hint_en = Text(_l("Hint for entrants, in English"), longest=300)

    keys: tuple[str, ...] = ()
    bands = 0
    parts = 0

    @property
    def details(self) -> Details:
        """The criterion as typed; rows of bands and parts that are empty are left out."""
        words = {name: self[name].data for name in WORDS}
        return Details(
            **words,
            bands=[band for n in range(1, self.bands + 1) if (band := self._band(n))],
            parts=[part for n in range(1, self.parts + 1) if (part := self._part(n))],
        )

    def _band(self, n: int) -> dict | None:
        start, name, english = (self[f"band_{n}_{part}"].data for part in ("from", "name", "name_en"))
        if start is None and not name:
            return None
        return {"from": start or 0, "name": name, "name_en": english}

    def _part(self, n: int) -> PartDetails | None:
        key = self.keys[n - 1] if n <= len(self.keys) else ""
        part = PartDetails(**{name: self[f"part_{n}_{name}"].data for name in WORDS[:4]}, key=key)
        return part if part.name or part.maximum is not None or part.step is not None else None


def criterion_form(criterion: Criterion, lines: list[Criterion]) -> type[_CriterionForm]:
    """A form of a criterion's words and points, its parts (``lines``), and its bands."""
    bands, parts = max(BANDS, len(criterion.bands) + 1), len(lines) + NEW_PARTS
    fields = {
        "keys": tuple(line.key.partition(".")[2] for line in lines),
        "bands": bands,
        "parts": parts,
    }
    for n in range(1, bands + 1):
        band = criterion.bands[n - 1] if n <= len(criterion.bands) else {"from": None, "name": "", "name_en": ""}
        fields[f"band_{n}_from"] = Points(_l("From"), default=band["from"])
        fields[f"band_{n}_name"] = Text(_l("Words"), longest=300, default=band["name"])
        fields[f"band_{n}_name_en"] = Text(_l("Words in English"), longest=300, default=band["name_en"])
    for n in range(1, parts + 1):
        line = lines[n - 1] if n <= len(lines) else None
        for name, field in (("name", Text), ("name_en", Text), ("maximum", Points), ("step", Points)):
            options = {"longest": 300} if field is Text else {}
            fields[f"part_{n}_{name}"] = field("", default=getattr(line, name, None), **options)
    return type("CriterionForm", (_CriterionForm,), fields)


def provisional(line: rules.Criterion | rules.Part, row: Criterion) -> dict[str, str]:
    """What stands in the rules for points that are still to be decided; a step of 1 is nobody's word."""
    stands = {"maximum": line.maximum, "step": None if line.step == rules.ONE else line.step}
    return {
        name: shortest(figure, language()) for name, figure in stands.items() if figure and getattr(row, name) is None
    }
