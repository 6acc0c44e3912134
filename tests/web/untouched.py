"""What a browser sends when a form of a page is submitted as it stands."""

from html.parser import HTMLParser

NOT_OURS = ("csrf_token", "next", "language", "theme")
LINES = ("text", "search", "email", "tel", "url", "password", "number")


class _Reader(HTMLParser):
    """Values of the controls of a page, by name, the way browsers keep them."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        name, kind = at.get("name") or "", at.get("type", "text")
        if tag == "select":
            self.select = name
            self.found[name] = ""
            self.is_first = True
        elif tag == "option" and self.select:
            if self.is_first or "selected" in at:
                self.found[self.select] = at.get("value", "")
            self.is_first = False
        elif tag == "textarea":
            self.area, self.found[name] = name, ""
        elif tag == "input" and name and name not in NOT_OURS and kind not in ("file", "submit", "button"):
            is_ticked = kind in ("checkbox", "radio")
            if not is_ticked:
                value = at.get("value") or ""
                self.found[name] = "".join(value.splitlines()) if kind in LINES else value
            elif "checked" in at:
                self.found[name] = at.get("value") or "on"

    def handle_data(self, data):
        if self.area:
            self.found[self.area] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            text = self.found[self.area].replace("\r\n", "\n").removeprefix("\n")
            self.found[self.area], self.area = text.replace("\n", "\r\n"), ""
        elif tag == "select":
            self.select = ""


def untouched(client, address: str) -> dict[str, str]:
    """The fields of the page at ``address`` as they would be sent."""
    reader = _Reader()
    reader.feed(client.get(address).get_data(as_text=True))
    return {name: value for name, value in reader.found.items() if name}
