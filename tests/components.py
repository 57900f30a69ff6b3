"""Components of public pages, rendered alone."""

from typing import Any

from django.template import engines
from django.utils.translation import get_language


def component(name: str, /, **parameters: Any) -> str:
    """templates/components/<name>.html in the active language, given only `parameters`."""
    return rendered(f"{{{{ component({name!r}, **parameters) }}}}", parameters=parameters)


def rendered(source: str, /, **context: Any) -> str:
    """A template of its own, as public pages are rendered."""
    template = engines["jinja2"].from_string(source)
    html: str = template.render({"LANGUAGE_CODE": get_language(), **context})
    return html
