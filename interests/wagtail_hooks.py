"""What interests add to the admin."""

from wagtail import hooks

from interests.viewsets import InterestViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> InterestViewSet:
    return InterestViewSet()


@hooks.register("views_open_to_associations")
def open_views() -> list[str]:
    """An association may look at its interests; which they are, the permission policy decides."""
    return [f"{InterestViewSet.name}:{name}" for name in ("index", "index_results", "inspect")]


@hooks.register("menu_of_associations")
def menu_items() -> list[str]:
    return [InterestViewSet.menu_name]
