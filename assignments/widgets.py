"""Form fields and widgets of the admin."""

from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from assignments.languages import COMMON


class LanguagesWidget(forms.CheckboxSelectMultiple):
    """Spoken languages as checkboxes: the common ones at hand, all others folded away."""

    template_name = "admin/widgets/languages.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [
            option
            for _group, options, _index in context["widget"]["optgroups"]
            for option in options
        ]
        at_hand = [option for option in options if option["value"] in COMMON or option["selected"]]
        context["widget"]["at_hand"] = at_hand
        context["widget"]["others"] = [option for option in options if option not in at_hand]
        return context

    def _render(
        self, template_name: str, context: dict[str, Any], renderer: Any = None
    ) -> SafeString:
        # The form renderer knows the templates of apps only, not those of the project.
        return mark_safe(render_to_string(template_name, context))  # noqa: S308


class LinesFormField(forms.CharField):
    """A list of short texts, written one a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((initial or []) != self.to_python(data))
