from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "mail"
    verbose_name = _("mail")

    def ready(self) -> None:
        from mail import alerts, checks  # noqa: F401 - fills the table of kinds, registers checks
