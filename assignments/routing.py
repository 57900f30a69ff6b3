"""How the pages of organisations and calls are found by their addresses."""

from typing import Any

from django.http import Http404, HttpRequest


class RoutesOneKind:
    """For a page whose children are all of one type.

    Each is found in one query, together with what its own page reads (`for_page` of its
    queryset), where Wagtail asks for the page first and for its specific type afterwards.
    """

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Wagtail's `Page.route`. Raises Http404 where there is no such child."""
        if not path_components:
            return super().route(request, path_components)  # type: ignore[misc]
        (kind,) = self.allowed_subpage_models()  # type: ignore[attr-defined]
        slug, *rest = path_components
        child = kind.objects.child_of(self).for_page().filter(slug=slug).first()
        if child is None:
            raise Http404
        # As Wagtail does it: spares a query for the parent.
        child._cached_parent_obj = self
        return child.route(request, rest)
