"""What a visitor is told about what could not be used of their search."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from search.criteria import MAX_QUERY_LENGTH, Problem, Reason
from search.facets import BY_NAME
from search.place_and_time import MAX_RADIUS
from search.results import Notice

_TEXTS = {
    Reason.UNKNOWN_PARAMETER: _("The filter “%(name)s” does not exist and was left out."),
    Reason.UNKNOWN_VALUE: _("“%(value)s” is not a choice under “%(name)s” and was left out."),
    Reason.NOT_A_NUMBER: _("“%(value)s” is not a page number."),
    Reason.OUT_OF_RANGE: _("There is no page %(value)s."),
    Reason.NOT_A_DAY: _("“%(value)s” is not a day: write it as 2026-12-31."),
    Reason.ENDS_BEFORE_IT_BEGINS: _("The last day is before the first: both were left out."),
    Reason.NOT_A_POSITION: _("“%(value)s” is not a place that can be searched near to."),
    Reason.NEEDS_NEAR: _("“%(value)s” under “%(name)s” needs a place to be near to."),
    Reason.TOO_MANY: _("There were too many choices under “%(name)s”: some were left out."),
    Reason.CUT: _("The search was too long: only its first %(limit)d characters were used."),
}
_NO_DISTANCE = _("“%(value)s” is not a distance: write 1 to %(radius)d kilometres.")


def notices(problems: Iterable[Problem]) -> tuple[Notice, ...]:
    """The problems as sentences in the active language.

    Unknown parameters are not told: others add their own to links (campaigns, click ids), and that
    is none of the visitor's business. Nor is a radius alone, which the page's form always sends.
    """
    return tuple(
        Notice(problem.parameter, problem.value, problem.reason, message(problem))
        for problem in problems
        if problem.reason is not Reason.UNKNOWN_PARAMETER
        and (problem.parameter, problem.reason) != ("radius", Reason.NEEDS_NEAR)
    )


def message(problem: Problem) -> str:
    """One sentence in the active language."""
    text = str(_TEXTS[problem.reason])
    if problem.parameter == "radius" and problem.reason in (
        Reason.NOT_A_NUMBER,
        Reason.OUT_OF_RANGE,
    ):
        text = str(_NO_DISTANCE)
    facet = BY_NAME.get(problem.parameter)
    return text % {
        "name": facet.label if facet else problem.parameter,
        "value": problem.value,
        "limit": MAX_QUERY_LENGTH,
        "radius": MAX_RADIUS,
    }
