"""Whatever a content file can say can be said in the admin, with help in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_edit_handler

from assignments.content.fingerprints import IMPORTED
from assignments.models import AssignmentPage, District, Need, OrganisationPage, Topic

# Where a page stands in the tree says whose it is, and the file's own keys are shown to nobody.
NOT_EDITED = {(AssignmentPage, "organisation"), (Need, "source_id")}
# These say themselves what they are.
SELF_EXPLAINING = {
    *((Topic, name) for name in ("name_sv", "name_en")),
    (OrganisationPage, "title"),
    (District, "name"),
    # Wagtail tells of it over both fields of the schedule.
    (AssignmentPage, "expire_at"),
}


def _panels(panel: Panel) -> Iterator[Panel]:
    yield panel
    # Inline panels have the panels of their children in a handler of their own.
    for child in getattr(panel, "children", ()):
        yield from _panels(child)


def _edited(handler: Panel) -> dict[str, FieldPanel]:
    return {each.field_name: each for each in _panels(handler) if isinstance(each, FieldPanel)}


def _fields() -> Iterator[tuple[type[models.Model], str, FieldPanel | None]]:
    """Each field that an import writes, and the panel where it is edited."""
    for model, imported in IMPORTED.items():
        handler = get_edit_handler(model)
        own = _edited(handler)
        for name in (*imported.fields, *imported.later):
            yield model, name, own.get(name)
        inlines = {
            each.relation_name: each for each in _panels(handler) if isinstance(each, InlinePanel)
        }
        for relation, names in imported.children.items():
            child = _edited(inlines[relation].child_edit_handler)
            for name in names:
                yield inlines[relation].db_field.related_model, name, child.get(name)


def test_every_field_of_a_content_file_has_a_panel(db: None) -> None:
    without = {(model, name) for model, name, panel in _fields() if panel is None}
    # The order of topics in a file is a number in the admin; an end without a start is a schedule.
    assert without == NOT_EDITED


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_field_tells_what_it_is_for(db: None, language: str) -> None:
    silent = set()
    with override(language):
        for model, name, panel in _fields():
            if panel and (model, name) not in SELF_EXPLAINING:
                field: Any = model._meta.get_field(name)
                if not str(panel.help_text or field.help_text):
                    silent.add(f"{model.__name__}.{name}")
    assert silent == set()


def test_help_is_translated(db: None) -> None:
    same = set()
    for model, name, panel in _fields():
        texts = []
        for language in ("sv", "en"):
            with override(language):
                field: Any = model._meta.get_field(name)
                texts.append(str((panel and panel.help_text) or field.help_text))
        if texts[0] and texts[0] == texts[1]:
            same.add(f"{model.__name__}.{name}")
    assert same == set()
