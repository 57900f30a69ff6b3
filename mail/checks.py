"""Contracts of mails that `manage.py check` holds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template

from mail.kinds import KINDS, PARTS, MailKind


@register(Tags.templates)
def check_mail_templates(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every kind of mail has a subject, a text part and an HTML part that can be read."""
    return list(missing_parts(KINDS.values()))


def missing_parts(kinds: Iterable[MailKind]) -> Iterable[CheckMessage]:
    """An error for each part that is missing or broken."""
    for kind in kinds:
        for part in PARTS:
            try:
                get_template(kind.template(part))
            except TemplateDoesNotExist:
                yield Error(
                    f"The mail {kind.name!r} has no {part}.",
                    hint=f"Write templates/{kind.template(part)}.",
                    id="mail.E001",
                )
            except TemplateSyntaxError as error:
                yield Error(f"{kind.template(part)}: {error}", id="mail.E002")
