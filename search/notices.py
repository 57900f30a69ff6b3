"""What a visitor is told about what could not be used of their search."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from search.criteria import MAX_QUERY_LENGTH, RESERVED, Problem, Reason
from search.facets import BY_NAME
from search.results import Notice


def notices(problems: Iterable[Problem]) -> tuple[Notice, ...]:
    """The problems as sentences in the active language.

    Of unknown parameters only those are told that mean something: others add their own to links
    (campaigns, click ids), and that is none of the visitor's business.
    """
    return tuple(
        Notice(problem.parameter, problem.value, problem.reason, message(problem))
        for problem in problems
        if problem.reason is not Reason.UNKNOWN_PARAMETER or problem.parameter in RESERVED
    )


def message(problem: Problem) -> str:
    """One sentence in the active language."""
    texts = {
        Reason.UNKNOWN_PARAMETER: _("The filter “%(name)s” does not exist and was left out."),
        Reason.UNKNOWN_VALUE: _("“%(value)s” is not a choice under “%(name)s” and was left out."),
        Reason.NOT_A_NUMBER: _("“%(value)s” is not a page number."),
        Reason.OUT_OF_RANGE: _("There is no page %(value)s."),
        Reason.TOO_MANY: _("There were too many choices under “%(name)s”: some were left out."),
        Reason.CUT: _("The search was too long: only its first %(limit)d characters were used."),
    }
    facet = BY_NAME.get(problem.parameter)
    return texts[problem.reason] % {
        "name": facet.label if facet else problem.parameter,
        "value": problem.value,
        "limit": MAX_QUERY_LENGTH,
    }
