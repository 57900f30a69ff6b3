from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterestsConfig(AppConfig):
    name = "interests"
    verbose_name = _("interests")

    def ready(self) -> None:
        from interests import emails  # noqa: F401 - fills the table of mail kinds
