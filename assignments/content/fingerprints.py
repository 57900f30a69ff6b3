"""What an import wrote on a page, in a form that survives being opened and saved in the admin."""

import hashlib
import html
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from assignments.fields import LanguagesField
from assignments.models import AssignmentPage, CallPage, District, OrganisationPage, Topic


@dataclass(frozen=True)
class Imported:
    """The names of the fields that the file decides; all others belong to the editors."""

    fields: tuple[str, ...]
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    later: tuple[str, ...] = ()
    """Fields that the format got later. They count where they are not as they begin, so that what
    was imported before keeps its fingerprint."""


IMPORTED: dict[type[models.Model], Imported] = {
    Topic: Imported(("slug", "name_sv", "name_en", "sort_order")),
    District: Imported(("slug", "name", "lat", "lon", "tile_column", "tile_row")),
    OrganisationPage: Imported(
        (
            *("title", "kind", "summary", "about", "email", "contact_name", "phone", "website"),
            *("membership_url", "topics", "district", "address", "approved"),
        ),
        later=("text_language",),
    ),
    AssignmentPage: Imported(
        (
            *("organisation", "title", "summary", "description", "tier", "topics", "district"),
            "remote",
            *("address", "lat", "lon", "when_text", "apply_by", "expire_at", "spots", "you_get"),
            *("you_bring", "first_time", "languages", "min_age", "groups_welcome"),
            *("companies_welcome", "step_free", "police_extract", "text_language", "call"),
        ),
        {
            "occasions": ("starts", "ends", "whole_days"),
            "questions": ("text",),
            "contacts": ("name", "email", "role"),
        },
    ),
    CallPage: Imported(
        (
            *("title", "summary", "status", "crisis", "opens", "closes", "background"),
            *("what_is_innovation", "how_it_works", "funding", "contact_name", "contact_email"),
            "topics",
        ),
        {
            "needs": (
                *("source_id", "title", "department", "description", "quote", "quote_by"),
                "target_groups",
            ),
            "initiatives": ("title", "organisation_name", "summary", "status", "report"),
        },
        later=("text_language",),
    ),
}


def fingerprint(instance: models.Model) -> str:
    """A digest of the imported fields of a page, a topic or a district."""
    imported = IMPORTED[type(instance)]
    found: dict[str, Any] = {name: _canonical(instance, name) for name in imported.fields}
    for name in imported.later:
        if getattr(instance, name) != getattr(type(instance)(), name):
            found[name] = _canonical(instance, name)
    for relation, names in imported.children.items():
        children = getattr(instance, relation).all()
        found[relation] = [[_canonical(child, name) for name in names] for child in children]
    text = json.dumps(found, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(instance: models.Model, name: str) -> Any:
    model_field = instance._meta.get_field(name)
    if isinstance(model_field, ParentalManyToManyField):
        return sorted(related.pk for related in getattr(instance, name).all())
    value = getattr(instance, model_field.attname)  # type: ignore[union-attr]
    if isinstance(model_field, RichTextField):
        return canonical_html(value)
    if isinstance(model_field, LanguagesField):
        return sorted(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        # Browsers send lines ended by CR LF.
        return value.replace("\r\n", "\n").strip()
    return value


class _Plain(HTMLParser):
    """HTML without what the rich text editor adds to it: keys of blocks, its way of escaping."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = sorted((name, value or "") for name, value in attrs if name != "data-block-key")
        written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept)
        self.parts.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(html.escape(data))


def canonical_html(markup: str) -> str:
    """Equal for equal rich text, however it was written."""
    parser = _Plain()
    parser.feed(markup.replace("\r\n", "\n"))
    parser.close()
    return "".join(parser.parts).strip()
