"""Who sees the outbox: those with the permission to view mails. Nobody writes or deletes in it."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

READING = frozenset({"view"})


class ReadOnlyPermissionPolicy(ModelPermissionPolicy):
    """Django's `view` permission opens the lists; no permission opens anything else."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in READING and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)
