"""What browser tests do with a page: measure it, run axe-core on it, take its network away."""

from pathlib import Path

from playwright.sync_api import Page, Route

AXE = Path(__file__).parent / "vendor/axe-core@4.14.1/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, TABLET, TABLET_UPRIGHT, DESK = (360, 800), (1024, 768), (768, 1024), (1440, 900)

SMALL = """
([within, least]) => [...document.querySelector(within)
    .querySelectorAll("a, button, summary, label:has(input), input, select, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches("label input"))
  .map((one) => ({ name: `${one.tagName} ${one.textContent.trim().slice(0, 40)}`, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && box.bottom > 0 && Math.min(box.width, box.height) < least - 0.5)
  .map(({ name, box }) => `${name}: ${box.width} x ${box.height}`)
"""

STARTED = """
() => {
  const app = document.querySelector('script[src$="/app.js"]')?.src;
  if (!app) return null;
  const asking = [...document.querySelectorAll("[data-controller]")];
  const names = asking.flatMap((one) => one.dataset.controller.split(/\\s+/));
  return Promise.all(names.map((name) => import(app.replace("app.js", `controllers/${name}.js`)))).then(() => null);
}
"""


def listen(page: Page, heard: list[str]) -> None:
    """Collect what ``page`` complains of; a request that a test itself cut or refused is no complaint."""

    def console(message):
        if message.type == "error" and not message.text.startswith("Failed to load resource: "):
            heard.append(f"{page.url}: {message.text}")

    page.on("console", console)
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))


def started(page: Page) -> None:
    """Wait until every script that the page asks for has started; what one needs of this tablet may still come."""
    page.evaluate(STARTED)


def axe(page: Page) -> None:
    """Assert that axe-core finds nothing on ``page`` against WCAG 2.2, A and AA."""
    page.evaluate(AXE.read_text())
    # Preloading would try styles of axe-core's own, which the content policy forbids; no rule of TAGS needs it.
    found = page.evaluate("(tags) => axe.run(document, { runOnly: tags, preload: false })", TAGS)
    lines = [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
    assert not lines, "\n".join([page.url, *lines])


def small_targets(page: Page, *, least: int = 44, within: str = "body") -> list[str]:
    """Everything one can tap in ``within`` that is smaller than ``least`` pixels either way."""
    return page.evaluate(SMALL, [within, least])


def cut(page: Page, pattern: str = "**/*") -> None:
    """Take the network away."""
    page.route(pattern, lambda route: route.abort("internetdisconnected"))


def mend(page: Page, pattern: str = "**/*") -> None:
    """Give the network back, and let the page hear of it."""
    page.unroute(pattern)
    page.evaluate("window.dispatchEvent(new Event('online'))")


def captive(route: Route) -> None:
    """A portal that answers with its own page and status 200."""
    route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to our Wi-Fi</h1>")
