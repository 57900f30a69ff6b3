"""Which process runs which tests, when there are several."""

from xdist.scheduler import LoadScopeScheduling

# They share a portal and a browser, which every further process would have to start for itself.
WITH_BROWSER = ("tests/a11y/", "tests/e2e/")
# What they share takes longer to lay than their tests take; others' content is laid soon enough.
WITH_CONTENT = ("tests/site/test_canaries.py", "tests/site/test_demonstration.py")


class Together(LoadScopeScheduling):
    """One process takes all browser tests, first; every other test goes wherever it can.

    But for those of the modules whose content is worth it.
    """

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(WITH_BROWSER):
            return "browser"
        module = nodeid.partition("::")[0]
        return module if module in WITH_CONTENT else nodeid
