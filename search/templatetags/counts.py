"""Numbers of hits, where they stand a hundred times on a page: values of facets, districts.

Their markup is written here, since template loops take ten times as long for it: when that was
measured, two fifths of the time of all the templates of a search page. Every text in it goes
through `escape`, which says so once instead of asking of each value, as `format_html` does.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from assignments.drawings import tier_badge
from search.district_map import DistrictMap, Tile
from search.results import FacetOption

register = template.Library()

_LABEL = "<span>{}</span>"
_CHOICE = (
    '<label class="choice{none}"><input type="checkbox" id="f-{name}-{value}" name="{name}"'
    ' value="{value}"{checked}>{label} <b>{count}<span class="vh"> {hits}</span></b></label>'
)
_CURRENT = ' aria-current="true"'
_SQUARE = (
    '<a href="{query}"{current} aria-label="{label}, {count} {hits}">'
    '<rect class="t{shade}" x="{x}" y="{y}" width="{side}" height="{side}" rx="3"/>'
    '<text class="n" x="{middle}" y="{number_line}">{count}</text>'
    '<text class="d" x="{middle}" y="{name_line}">{label}</text></a>'
)
_ENTRY = (
    '<li><a href="{query}"{current}>{label} <b>{count}<span class="vh"> {hits}</span></b></a></li>'
)


@register.filter
def hits(count: int) -> str:
    """`hit` or `hits`, in the active language: `{{ count }} {{ count|hits }}`."""
    return ngettext("hit", "hits", count)


@lru_cache(maxsize=4096)
def _hits(count: int, language: str | None) -> str:
    """`hits` in the active language, which is `language`, as markup."""
    return escape(hits(count))


@register.simple_tag
def choices(name: str, options: Iterable[FacetOption], *, tiers: bool = False) -> SafeString:
    """A checkbox for each value of the parameter `name`; `tiers`: each has its shape."""
    name, language = escape(name), get_language()
    return _joined(
        "\n",
        _CHOICE,
        (
            {
                "name": name,
                "value": escape(option.value),
                "label": _label(option, tier=tiers),
                "count": option.count,
                "hits": _hits(option.count, language),
                "none": "" if option.count else " choice--none",
                "checked": " checked" if option.selected else "",
            }
            for option in options
        ),
    )


def _label(option: FacetOption, *, tier: bool) -> str:
    if tier:
        return tier_badge(option.value, option.label, "span")
    return _LABEL.format(escape(option.label))


@register.simple_tag
def squares(district_map: DistrictMap) -> SafeString:
    """Each district that has a place on the map, as a link in its drawing."""
    language = get_language()
    return _joined(
        "",
        _SQUARE,
        (
            {
                **_entry(tile, language),
                "shade": tile.shade,
                "side": district_map.side,
                "x": tile.x,
                "y": tile.y,
                "middle": tile.middle,
                "number_line": tile.number_line,
                "name_line": tile.name_line,
            }
            for tile in district_map.tiles
        ),
    )


@register.simple_tag
def entries(tiles: Iterable[Tile]) -> SafeString:
    """Each district as an item of a list."""
    language = get_language()
    return _joined("\n", _ENTRY, (_entry(tile, language) for tile in tiles))


def _entry(tile: Tile, language: str | None) -> dict[str, object]:
    return {
        "query": escape(tile.query),
        "label": escape(tile.label),
        "count": tile.count,
        "hits": _hits(tile.count, language),
        "current": _CURRENT if tile.selected else "",
    }


def _joined(separator: str, markup: str, rows: Iterable[Mapping[str, object]]) -> SafeString:
    """`markup` filled with each row, whose texts are escaped."""
    return mark_safe(separator.join(markup.format_map(row) for row in rows))  # noqa: S308
