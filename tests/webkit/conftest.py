"""The same running application as the browser tests have."""

from tests.browser.conftest import live

__all__ = ["live"]
