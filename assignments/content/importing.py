"""Applies a checked content file: all of it or nothing, and nothing that an editor has changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from assignments.content import publishing, writing
from assignments.content.fingerprints import fingerprint
from assignments.content.problems import ContentError, Problem
from assignments.content.records import (
    AssignmentRecord,
    CallRecord,
    Content,
    OrganisationRecord,
)
from assignments.content.reports import Outcome, Report
from assignments.content.taxonomy import import_districts, import_topics
from assignments.content.writing import References
from assignments.models import (
    AssignmentPage,
    CallIndexPage,
    CallPage,
    ContentImport,
    ImportedRecord,
    OrganisationIndexPage,
    OrganisationPage,
)
from assignments.times import local_day

PageRecord = OrganisationRecord | AssignmentRecord | CallRecord
RecordT = TypeVar("RecordT", bound=PageRecord)
PageT = TypeVar("PageT", bound=OrganisationPage | AssignmentPage | CallPage)


@dataclass
class Run:
    """One import on its way."""

    now: datetime
    force: bool
    tick: Callable[[], object]
    known: dict[tuple[str, str], ImportedRecord]
    references: References = field(default_factory=References)
    report: Report = field(default_factory=Report)

    def count(self, outcome: Outcome) -> None:
        self.report.outcomes[outcome] += 1
        self.tick()

    def keep(self, list_name: str, key: str, why: str) -> None:
        self.report.kept.append(f"{list_name} “{key}”: {why}")
        self.count(Outcome.KEPT)


def import_content(
    content: Content,
    *,
    now: datetime,
    force: bool = False,
    shift_dates: bool = False,
    tick: Callable[[], object] = lambda: None,
) -> Report:
    """Bring the portal's content to what the file says. Raises ContentError and changes nothing.

    `tick` is called once for each record.
    """
    with transaction.atomic():
        weeks = _weeks(content.reference_date, local_day(now), shift_dates=shift_dates, now=now)
        content = content.shifted(weeks)
        known = {(row.list, row.source_id): row for row in ImportedRecord.objects.all()}
        run = Run(now, force, tick, known)
        run.report.weeks = weeks
        run.references.topics = import_topics(run, content.topics)
        run.references.districts = import_districts(run, content.districts)
        _import_organisations(run, content)
        _import_calls(run, content)
        _import_assignments(run, content)
        run.report.gone = _gone(run, content)
        return run.report


def _weeks(reference: date | None, today: date, *, shift_dates: bool, now: datetime) -> int:
    """By how much the dates of this file move: decided at its first import, then remembered."""
    if reference is None:
        if shift_dates:
            message = "is missing; dates cannot be shifted without it"
            raise ContentError([Problem(message, field="reference_date")])
        return 0
    found, _created = ContentImport.objects.get_or_create(
        reference_date=reference,
        defaults={
            "weeks": int((today - reference).days / 7) if shift_dates else 0,
            "first_imported_at": now,
        },
    )
    return found.weeks


def _import_organisations(run: Run, content: Content) -> None:
    index = _the_only(OrganisationIndexPage)
    rows = _rows(OrganisationPage)
    for record in content.organisations:
        page = _import_page(
            run, "organisations", record, index, OrganisationPage, writing.write_organisation, rows
        )
        if page:
            run.references.organisations[record.id] = page


def _import_calls(run: Run, content: Content) -> None:
    index = _the_only(CallIndexPage)
    rows = _rows(CallPage)
    for record in content.calls:
        page = _import_page(run, "calls", record, index, CallPage, writing.write_call, rows)
        if page:
            run.references.calls[record.id] = page


def _import_assignments(run: Run, content: Content) -> None:
    rows = _rows(AssignmentPage)
    for record in content.assignments:
        organisation = run.references.organisations.get(record.organisation)
        if organisation is None:
            run.keep("assignments", record.id, "its organisation has been deleted")
            continue
        _import_page(
            run, "assignments", record, organisation, AssignmentPage, writing.write_assignment, rows
        )


def _the_only(page_type: type[Page]) -> Page:
    page = page_type.objects.first()
    if page is None:
        raise ContentError([Problem("The page tree is not laid yet: run manage.py setup_site.")])
    return page


def _rows(page_type: type[PageT]) -> dict[str, PageT]:
    """The pages that came from a file, by their key in it."""
    pages = page_type.objects.exclude(source_id=None)
    return {page.source_id: page for page in pages if page.source_id}


def _import_page(
    run: Run,
    list_name: str,
    record: RecordT,
    parent: Page,
    page_type: type[PageT],
    write: Callable[[PageT, RecordT, References], None],
    rows: dict[str, PageT],
) -> PageT | None:
    """The page of this record, or None where an editor has deleted it."""
    known = run.known.get((list_name, record.id))
    row = rows.get(record.id)
    fresh = page_type()
    write(fresh, record, run.references)
    wanted = fingerprint(fresh)
    if row is None:
        if known and not run.force:
            run.keep(list_name, record.id, "an editor has deleted it")
            return None
        _saving(list_name, record, lambda: _create(run, parent, fresh, record))
        _remember(run, list_name, record, fresh, wanted, known)
        run.count(Outcome.CREATED)
        return fresh
    edited = known is None or _edited(row, known, parent)
    if edited and not run.force:
        run.keep(list_name, record.id, "an editor has changed it")
    elif not edited and known and known.fingerprint == wanted:
        run.count(Outcome.UNCHANGED)
    else:
        page = _saving(list_name, record, lambda: _update(run, row, parent, record, write))
        _remember(run, list_name, record, page, wanted, known)
        run.count(Outcome.UPDATED)
    return row


def _create(run: Run, parent: Page, page: Page, record: PageRecord) -> None:
    if writing.shown(record):
        publishing.add_published(parent, page, run.now)
    else:
        publishing.add_draft(parent, page)


def _update(
    run: Run,
    row: PageT,
    parent: Page,
    record: RecordT,
    write: Callable[[PageT, RecordT, References], None],
) -> PageT:
    if not row.is_child_of(parent):
        row.move(parent, pos="last-child")
        row = type(row).objects.get(pk=row.pk)
    page: PageT = row.get_latest_revision_as_object()
    write(page, record, run.references)
    publishing.update(page, live=writing.shown(record))
    saved: PageT = type(row).objects.get(pk=row.pk)
    return saved


def _edited(
    row: OrganisationPage | AssignmentPage | CallPage, known: ImportedRecord, parent: Page
) -> bool:
    """Whether an editor has changed what the file decides since it was imported.

    An untouched page is known by its revision, so that most pages need no further reading.
    """
    if row.live != known.live and not row.expired:
        return True
    touched = row.latest_revision_id != known.revision_id
    if not touched and row.is_child_of(parent):
        return False
    if fingerprint(row) != known.fingerprint:
        return row.live or fingerprint(row.get_latest_revision_as_object()) != known.fingerprint
    return bool(touched and row.live and row.has_unpublished_changes)


def _remember(
    run: Run,
    list_name: str,
    record: PageRecord,
    page: Page,
    wanted: str,
    known: ImportedRecord | None,
) -> None:
    row = known or ImportedRecord(list=list_name, source_id=record.id)
    row.page_id = page.pk
    row.fingerprint = wanted
    row.live = page.live
    row.revision_id = page.latest_revision_id
    row.save()


T = TypeVar("T")


def _saving(list_name: str, record: PageRecord, save: Callable[[], T]) -> T:
    """What the models refuse becomes a problem with its place, like what the parser refuses."""
    try:
        return save()
    except ValidationError as error:
        raise ContentError(
            Problem(" ".join(messages), list_name, record.id, name)
            for name, messages in error.message_dict.items()
        ) from error


def _gone(run: Run, content: Content) -> list[str]:
    here = {
        (name, record.id)
        for name in ("topics", "districts", "organisations", "assignments", "calls")
        for record in getattr(content, name)
    }
    return [
        f"{name} “{key}”"
        for name, key in sorted(run.known.keys() - here)
        if _stands(run, name, key)
    ]


def _stands(run: Run, name: str, key: str) -> bool:
    return name in ("topics", "districts") or run.known[name, key].page_id is not None
