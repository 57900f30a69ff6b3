"""How the pages of organisations and calls are found by their addresses."""

from functools import cache
from typing import Any, ClassVar

from django.http import Http404, HttpRequest
from wagtail.models import PageViewRestriction


class AlwaysPublic:
    """A page that nobody can make private, so that no visit needs to look for restrictions."""

    private_page_options: ClassVar[list[str]] = []

    def get_view_restrictions(self) -> Any:
        """Wagtail's own asks in two queries for those of the page and of all above it."""
        return _none()


class RoutesOneKind(AlwaysPublic):
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
        children = kind.objects.child_of(self)
        try:
            child = (children if rest else children.for_page()).get(slug=slug)
        except kind.DoesNotExist:
            raise Http404 from None
        # As Wagtail does it: spares a query for the parent.
        child._cached_parent_obj = self
        return child.route(request, rest)


@cache
def _none() -> Any:
    """No restrictions, read: even of none Django makes SQL first."""
    none = PageViewRestriction.objects.none()
    len(none)
    return none
