"""What was found, in words: `122 uppdrag och 2 utlysningar`."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.facets import ASSIGNMENT, CALL
from search.results import Results


def total_words(results: Results) -> str:
    """How many assignments and calls there are, in the active language.

    The total says how many there are; the facet of types only how they are divided.
    """
    types = results.facets["type"]
    counted = {
        option.value: option.count
        for option in types.options
        if option.selected or not types.selected
    }
    calls = min(counted.get(CALL, 0), results.total)
    assignments = results.total - calls
    if calls and not assignments:
        return _calls(calls)
    if not calls:
        only_calls = types.selected and ASSIGNMENT not in counted
        return _calls(0) if only_calls else _assignments(assignments)
    return _("%(assignments)s and %(calls)s") % {
        "assignments": _assignments(assignments),
        "calls": _calls(calls),
    }


def _assignments(count: int) -> str:
    return ngettext("%(count)d assignment", "%(count)d assignments", count) % {"count": count}


def _calls(count: int) -> str:
    return ngettext("%(count)d call", "%(count)d calls", count) % {"count": count}
