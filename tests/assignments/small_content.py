"""A small content file, cut out of the demonstration content, and what imports of it leave."""

import copy
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page, PageLogEntry, Revision

from assignments.content.importing import import_content
from assignments.content.parsing import parse
from assignments.content.reports import Report
from assignments.models import AssignmentPage, ContentImport, District, ImportedRecord, Topic

DEMO = Path(settings.BASE_DIR) / "assignments" / "fixtures" / "demo.json"
WHOLE = json.loads(DEMO.read_text())
WRITTEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def small_content() -> dict[str, Any]:
    """Two organisations with three assignments, two calls, and what these refer to."""
    source: dict[str, Any] = copy.deepcopy(WHOLE)
    source["organisations"] = source["organisations"][:2]
    names = {organisation["id"] for organisation in source["organisations"]}
    assignments = [row for row in source["assignments"] if row["organisation"] in names]
    source["assignments"] = assignments[:3]
    source["calls"] = [
        next(call for call in source["calls"] if call["status"] == status)
        for status in ("draft", "open")
    ]
    rows = [*source["organisations"], *source["assignments"], *source["calls"]]
    topics = {topic for row in rows for topic in row.get("topics", [])}
    districts = {row.get("district") for row in rows} | {"centrum"}
    source["topics"] = [topic for topic in source["topics"] if topic["id"] in topics]
    source["districts"] = [row for row in source["districts"] if row["id"] in districts]
    for assignment in source["assignments"]:
        assignment.pop("call", None)
    return source


def imported(source: dict[str, Any], **options: Any) -> Report:
    """Import it, as of WRITTEN unless `now` says otherwise."""
    return import_content(parse(source), **{"now": WRITTEN, **options})


def first_assignment(source: dict[str, Any]) -> AssignmentPage:
    """The page of the file's first assignment."""
    page: AssignmentPage = AssignmentPage.objects.get(source_id=source["assignments"][0]["id"])
    return page


def everything() -> tuple[int, ...]:
    """How much there is of all that an import may write."""
    models = (Page, Revision, PageLogEntry, Topic, District, ImportedRecord, ContentImport)
    return tuple(model.objects.count() for model in models)
