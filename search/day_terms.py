"""Stretches of days as terms, so that "overlaps this stretch" is a filter like any other.

The days since 1970 are the leaves of a binary tree. A stretch is covered by the few nodes whose
days all belong to it; a document has those nodes, and every node above them as one that it lies
within. Two stretches overlap exactly when a node of the one is, or is above, a node of the other:
so the search asks for its own nodes as being above, and for them and all above them as being
covered. That is some dozen terms whatever the length, on any engine, with no range over pairs of
numbers, which tantivy has not.
"""

from collections.abc import Iterable, Iterator
from datetime import date

_HEIGHT = 16
FIRST, LAST = 0, (1 << _HEIGHT) - 1  # days since 1970: until June 2149; others count as these
_EPOCH = date(1970, 1, 1).toordinal()

Stretch = tuple[int, int]  # the first day and the last, both in it
Node = tuple[int, int]  # its height, and its place among those of this height


def day_number(day: date) -> int:
    """Days since 1970, within what is counted."""
    return min(max(day.toordinal() - _EPOCH, FIRST), LAST)


def document_terms(stretches: Iterable[Stretch]) -> tuple[str, ...]:
    """The terms of a document that takes place in any of the stretches."""
    nodes = {node for stretch in stretches for node in _cover(*stretch)}
    above = {node for each in nodes for node in _above(each)}
    return (*sorted(map(_covered, nodes)), *sorted(map(_within, above)))


def query_terms(first: int, last: int) -> tuple[str, ...]:
    """The terms of which a document has at least one exactly when it overlaps the stretch.

    None overlaps one that ends before it begins.
    """
    nodes = set(_cover(first, last)) if first <= last else set()
    on_or_above = nodes | {node for each in nodes for node in _above(each)}
    return (*sorted(map(_covered, on_or_above)), *sorted(map(_within, nodes)))


def _cover(first: int, last: int) -> Iterator[Node]:
    """The largest nodes that lie wholly within the stretch."""
    height, end = 0, last + 1
    while first < end:
        if first & 1:
            yield height, first
            first += 1
        if end & 1:
            end -= 1
            yield height, end
        first, end, height = first >> 1, end >> 1, height + 1


def _above(node: Node) -> Iterator[Node]:
    height, place = node
    for up in range(1, _HEIGHT - height + 1):
        yield height + up, place >> up


def _covered(node: Node) -> str:
    return f"c{node[0]}.{node[1]}"


def _within(node: Node) -> str:
    return f"w{node[0]}.{node[1]}"
