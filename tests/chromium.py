"""Chromium as every test has it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.conftest import CHROMIUM

QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
USUAL = ["--no-sandbox", "--disable-gpu", *QUIET]


@contextmanager
def launching() -> Iterator[Callable[..., Browser | BrowserContext]]:
    """``launch(*flags)``: Chromium with these flags besides the usual ones. Playwright runs once in a process.

    With ``profile=folder`` it is one browser's window, whose stores lie on the disk; else they are in memory alone.
    """
    with sync_playwright() as playwright:

        def launch(*flags: str, profile: Path | None = None) -> Browser | BrowserContext:
            how = {"executable_path": CHROMIUM, "args": [*USUAL, *flags]}
            if profile:
                return playwright.chromium.launch_persistent_context(profile, **how)
            return playwright.chromium.launch(**how)

        yield launch
