"""What the outbox adds to the admin."""

from wagtail import hooks

from mail.viewsets import MessageViewSet


@hooks.register("register_admin_viewset")
def register_viewset() -> MessageViewSet:
    return MessageViewSet()
