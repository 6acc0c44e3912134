"""The same running application as the browser tests have."""

from tests.browser.conftest import live, migrated

__all__ = ["live", "migrated"]
