"""A distance as people say it: `1,2 km bort`. In the active language."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from search.whereabouts import Distance

_KILOMETRE = 1000
_WHOLE_FROM = 10 * _KILOMETRE  # further away tenths say nothing


def distance_words(distance: Distance) -> str:
    """To the nearest 100 m, as the visitor's own position is rounded; about, for a district."""
    if not distance.exact:
        return _("about %(km)s km away") % {"km": max(1, round(distance.metres / _KILOMETRE))}
    hundreds = max(1, round(distance.metres / 100))
    if hundreds < 10:
        return _("%(metres)s m away") % {"metres": hundreds * 100}
    decimals = 0 if distance.metres >= _WHOLE_FROM else 1
    kilometres = number_format(hundreds / 10, decimals, use_l10n=True)
    return _("%(km)s km away") % {"km": kilometres}
