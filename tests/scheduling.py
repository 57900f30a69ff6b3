"""Which process runs which tests, when there are several."""

from xdist.scheduler import LoadScopeScheduling

# They share a portal and a browser, which every further process would have to start for itself.
TOGETHER = ("tests/a11y/", "tests/e2e/")


class BrowserTestsTogether(LoadScopeScheduling):
    """All browser tests in one process, which takes them first; every other test wherever it can."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith(TOGETHER) else nodeid
