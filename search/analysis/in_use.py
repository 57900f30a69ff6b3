"""The thesaurus by which this process reads queries.

Analysis itself asks nobody: whoever knows of a newer thesaurus (search/thesaurus/edition.py) puts
it here.
"""

from search.analysis.expansion import forget_expansions
from search.analysis.thesaurus import Thesaurus, standard

_put: Thesaurus | None = None


def thesaurus_in_use() -> Thesaurus:
    """The one put here last; the standard one until then."""
    return _put or standard()


def use(thesaurus: Thesaurus | None) -> None:
    """Read queries by this thesaurus from now on; None: by the standard one."""
    global _put
    _put = thesaurus
    forget_expansions()
