"""Model fields that several page types share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assignments.languages import LANGUAGE_CODES, language_choices
from assignments.widgets import LanguagesWidget, LinesFormField


def yes_no_unknown(verbose_name: Any, help_text: Any = "") -> Any:
    """A statement that is true, false or not made; pages show nothing for the last."""
    return models.BooleanField(
        verbose_name,
        null=True,
        blank=True,
        choices=[(None, _("Not stated")), (True, _("Yes")), (False, _("No"))],
        help_text=help_text,
    )


def text_language(help_text: Any = "") -> Any:
    """The language that an organisation wrote in; pages mark what is in another than their own."""
    return models.CharField(
        _("language of the text"),
        max_length=2,
        default="sv",
        choices=[("sv", _("Swedish")), ("en", _("English"))],
        help_text=help_text or _("The language that you have written in."),
    )


class LanguagesField(models.JSONField):
    """Spoken languages: a list of ISO 639-1 codes, chosen by name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not set(value) <= LANGUAGE_CODES:
            raise ValidationError(_("Choose languages from the list."), code="invalid")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
            required=not self.blank,
            choices=lambda: language_choices(get_language() or "sv"),
            widget=kwargs.get("widget", LanguagesWidget),
        )


class LinesField(models.JSONField):
    """A list of short texts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            raise ValidationError(_("Write one on each line."), code="invalid")

    def formfield(self, **kwargs: Any) -> forms.Field:
        return LinesFormField(
            label=capfirst(self.verbose_name), help_text=self.help_text, required=not self.blank
        )
