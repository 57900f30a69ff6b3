"""How the pages right below the start page are found by their addresses."""

import pickle
from collections.abc import Mapping
from typing import Any, cast

from django.core.cache import caches
from django.http import Http404, HttpRequest
from wagtail.models import Page

from assignments.routing import AlwaysPublic


class KnowsItsChildren(AlwaysPublic, Page):
    """For a page whose children are few, and passed on the way to all others.

    Each is read once a generation, where Wagtail asks in two queries each time.
    """

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Wagtail's `Page.route`. Raises Http404 where there is no such child."""
        if not path_components:
            return super().route(request, path_components)
        slug, *rest = path_components
        pk = self._children().get(slug)
        if pk is None:
            raise Http404
        # One of its own for each request, down to the pictures in its text.
        kept: Any = caches["content"].get_or_set(f"page-{pk}", lambda: _read(pk))
        child = pickle.loads(kept)  # noqa: S301 made here, and never left this process
        # As Wagtail does it: spares a query for the parent.
        child._cached_parent_obj = self
        return child.route(request, rest)

    def _children(self) -> Mapping[str, int]:
        """The id of each child by its slug."""
        key = f"children-{self.pk}"
        children: Any = caches["content"].get_or_set(key, self._read_children)
        return cast(Mapping[str, int], children)

    def _read_children(self) -> dict[str, int]:
        children = Page.objects.child_of(self).order_by()
        return dict(children.values_list("slug", "pk"))


def _read(pk: int) -> bytes:
    return pickle.dumps(Page.objects.get(pk=pk).specific)
