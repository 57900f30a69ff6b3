from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterestsConfig(AppConfig):
    name = "interests"
    verbose_name = _("interests")

    def ready(self) -> None:
        # They fill the table of mail kinds.
        from interests import emails  # noqa: F401
        from interests.page_reports import emails as report_emails  # noqa: F401
