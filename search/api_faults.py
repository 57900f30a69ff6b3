"""What a program is told about what could not be used of its search.

The page leaves such a thing out and says so; the API refuses it, so its words differ.
"""

from collections.abc import Iterable

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ErrorDetail, ValidationError

from search.criteria import MAX_VALUES
from search.notices import message
from search.paging import REACHED
from search.place_and_time import MAX_RADIUS, PARAMETERS
from search.problems import Problem, Reason

MAX_PAGE_SIZE = 100
# Those that mean one value. Repeated values of all others are "or".
SINGLE = ("q", "sort", "page", "page_size", "lang", *PARAMETERS)

_NUMBER = _("Give a whole number from 1 to %(highest)d.")
# Reasons whose words on the page would be wrong here.
_TEXTS = {
    Reason.UNKNOWN_PARAMETER: _("There is no such parameter."),
    Reason.UNKNOWN_VALUE: _("“%(value)s” is not known."),
    Reason.NOT_A_NUMBER: _NUMBER,
    Reason.OUT_OF_RANGE: _NUMBER,
    Reason.ENDS_BEFORE_IT_BEGINS: _("The last day is before the first."),
    Reason.TOO_MANY: _("At most %(most)d values can be given."),
}


def refuse(problems: Iterable[Problem], query: QueryDict, page_size: int = 1) -> None:
    """Raises ValidationError that names each parameter that is unknown, broken or repeated."""
    told: dict[str, list[ErrorDetail]] = {
        name: [ErrorDetail(str(_("Give it once.")), "repeated")]
        for name in SINGLE
        if len(query.getlist(name)) > 1
    }
    highest = {
        "page": REACHED // page_size,
        "page_size": MAX_PAGE_SIZE,
        "radius": MAX_RADIUS,
    }
    for problem in problems:
        detail = ErrorDetail(_words(problem, highest), problem.reason.value)
        told.setdefault(problem.parameter, []).append(detail)
    if told:
        raise ValidationError(told)


def _words(problem: Problem, highest: dict[str, int]) -> str:
    if problem.reason not in _TEXTS:
        return message(problem)
    return str(_TEXTS[problem.reason]) % {
        "value": problem.value,
        "most": MAX_VALUES,
        "highest": highest.get(problem.parameter, 0),
    }
