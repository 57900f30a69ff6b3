"""What interests add to the admin."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from interests.dashboard import AnswersPanel
from interests.viewsets import POLICY, InterestViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> InterestViewSet:
    return InterestViewSet()


# After assignments has put its own panels in the place of Wagtail's.
@hooks.register("construct_homepage_panels", order=100)
def homepage_panels(request: HttpRequest, panels: list[Component]) -> None:
    if POLICY.user_has_permission(request.user, "view"):
        panels.append(AnswersPanel())


@hooks.register("views_open_to_associations")
def open_views() -> list[str]:
    """An association may look at its interests; which they are, the permission policy decides."""
    return [f"{InterestViewSet.name}:{name}" for name in ("index", "index_results", "inspect")]


@hooks.register("menu_of_associations")
def menu_items() -> list[str]:
    return [InterestViewSet.menu_name]
