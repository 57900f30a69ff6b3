"""What interests add to the admin."""

from wagtail import hooks

from interests.viewsets import InterestViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> InterestViewSet:
    return InterestViewSet()
