"""What a page's form sends when nothing is touched."""

import re
from html import unescape


def fields_of(client, address: str) -> dict[str, str]:
    """What a form sends when nothing is touched."""
    html = client.get(address).get_data(as_text=True)
    found = {}
    for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", html):
        name = re.search(r'name="([^"]+)"', tag)
        kind = re.search(r'type="([^"]+)"', tag)
        if not name or name[1] in ("csrf_token", "next", "language", "theme"):
            continue
        if kind and kind[1] in ("checkbox", "radio") and " checked" not in tag:
            continue
        value = re.search(r'value="([^"]*)"', tag)
        found[name[1]] = value[1] if value else "y" if kind and kind[1] == "checkbox" else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\s?([^<]*)</textarea>', html):
        found[name] = text
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        found[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in found.items()}
