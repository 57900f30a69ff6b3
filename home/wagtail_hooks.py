"""The admin under the portal's own name."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# Pages in English about Wagtail as it comes, which this admin is not.
ABOUT_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def help_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]
