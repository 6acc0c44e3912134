"""What stands on a page, as a browser's parser sees it: its words, its forms and anything that would run."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href")
NEVER = {"iframe", "object", "embed", "base", "style", "marquee", "math", "frame"}
ONE_LINE = ("text", "tel", "email", "search", "url", "")


@dataclass
class Form:
    """A form of a page: where it goes, its values, and which of them a person writes as text."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """``words`` is all text a person can read or change; ``running`` what would run, and must not be there."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.running: list[str] = []
        self.errors = 0  # messages beside a field, or above all of them
        self._said: list[str] = []
        self._form: Form | None = None
        self._area: str | None = None
        self._is_code = False
        self.feed(html)
        self.close()
        self.words = squeezed(" ".join(self._said))
        self.joined = squeezed("".join(self._said))

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self._judge(tag, given)
        self._is_code = tag in ("script", "style")
        classes = set(given.get("class", "").split())
        self.errors += "error" in classes or classes >= {"note", "bad"} or given.get("role") == "alert"
        self._said += [given[name] for name in ("value", "alt", "aria-label", "title", "content") if name in given]
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self._form)
        elif tag == "textarea":
            self._area = given.get("name", "")
            self._keep(self._area, "", is_text=True)
        elif tag == "input" and given.get("name"):
            self._input(given)

    def handle_endtag(self, tag):
        self._is_code = False
        if tag == "textarea":
            self._area = None
        elif tag == "form":
            self._form = None

    def handle_data(self, data):
        if self._is_code:
            return
        self._said.append(data)
        if self._area is not None and self._form:
            self._form.values[self._area] += data

    def _input(self, given: dict) -> None:
        kind = given.get("type", "text")
        if kind in ONE_LINE:
            self._keep(given["name"], given.get("value", ""), is_text="numeric" not in given.get("inputmode", ""))
        elif kind not in ("radio", "checkbox", "submit", "file") or "checked" in given:
            self._keep(given["name"], given.get("value", ""), is_text=False)

    def _keep(self, name: str, value: str, *, is_text: bool) -> None:
        if self._form:
            self._form.values[name] = value
            self._form.texts += [name] if is_text else []

    def _judge(self, tag: str, given: dict) -> None:
        if tag == "script" and not given.get("src", "").startswith("/static/"):
            self.running.append("<script>")
        if tag in NEVER or any(name.startswith("on") for name in given):
            self.running.append(f"<{tag} {sorted(given)}>")
        bad = [
            given[name]
            for name in ADDRESSES
            if given.get(name, "").strip().lower().startswith(("javascript:", "data:text"))
        ]
        self.running += bad


def squeezed(text: str) -> str:
    """Without regard to how lines are broken and set in."""
    return " ".join(text.split())
