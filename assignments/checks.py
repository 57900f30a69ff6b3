"""Contracts between pages, the import and the admin, told by `manage.py check`."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.models import Page, get_page_models

from assignments.content.fingerprints import IMPORTED


@register()
def every_page_type_has_a_template(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """A page type without a template answers 500 to whoever opens it."""
    return list(_without_template())


def _without_template() -> Iterator[CheckMessage]:
    for model in get_page_models():
        if model is Page:
            continue
        try:
            get_template(model.template)
        except TemplateDoesNotExist:
            yield Error(
                f"The page type {model.__name__} has no template {model.template}.",
                hint=f"Write templates/{model.template}.",
                obj=model,
                id="assignments.E001",
            )


@register()
def imported_fields_exist(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """A field that the import names and the model lacks would fail in the middle of an import."""
    return list(_unknown_imported_fields())


def _unknown_imported_fields() -> Iterator[CheckMessage]:
    for model, imported in IMPORTED.items():
        for name in (*imported.fields, *imported.later, *imported.children):
            try:
                model._meta.get_field(name)
            except FieldDoesNotExist:
                yield Error(
                    f"The import writes {model.__name__}.{name}, which does not exist.",
                    hint="Correct IMPORTED in assignments/content/fingerprints.py.",
                    obj=model,
                    id="assignments.E002",
                )
