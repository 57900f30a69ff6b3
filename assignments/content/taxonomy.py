"""Topics and districts of a content file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError

from assignments.content.fingerprints import fingerprint
from assignments.content.problems import ContentError, Problem
from assignments.content.records import DistrictRecord, TopicRecord
from assignments.content.reports import Outcome
from assignments.content.writing import write_district, write_topic
from assignments.models import District, ImportedRecord, Topic

if TYPE_CHECKING:
    from assignments.content.importing import Run

ModelT = TypeVar("ModelT", Topic, District)


def import_topics(run: "Run", topics: Sequence[TopicRecord]) -> dict[str, Topic]:
    """The topics by their id, in the order of the file."""
    found = {topic.slug: topic for topic in Topic.objects.all()}
    for order, record in enumerate(topics):
        wanted = Topic()
        write_topic(wanted, record, order)
        found[record.id] = _import(run, "topics", wanted, found.get(record.id))
    return found


def import_districts(run: "Run", districts: Sequence[DistrictRecord]) -> dict[str, District]:
    """The districts by their id."""
    found = {district.slug: district for district in District.objects.all()}
    wanted = [District() for _ in districts]
    for district, record in zip(wanted, districts, strict=True):
        write_district(district, record)
    # Districts may change places: whoever leaves a tile does so before anyone takes it.
    leaving = [
        found[district.slug].pk
        for district in wanted
        if district.slug in found and _tile(found[district.slug]) != _tile(district)
    ]
    leaving = [
        pk
        for pk in leaving
        if run.force or not _edited(run, "districts", next(d for d in found.values() if d.pk == pk))
    ]
    District.objects.filter(pk__in=leaving).update(tile_column=None, tile_row=None)
    for district in wanted:
        found[district.slug] = _import(run, "districts", district, found.get(district.slug))
    return found


def _tile(district: District) -> tuple[int | None, int | None]:
    return district.tile_column, district.tile_row


def _edited(run: "Run", list_name: str, row: Topic | District) -> bool:
    known = run.known.get((list_name, row.slug))
    return known is None or fingerprint(row) != known.fingerprint


def _import(run: "Run", list_name: str, wanted: ModelT, row: ModelT | None) -> ModelT:
    known = run.known.get((list_name, wanted.slug))
    fresh = fingerprint(wanted)
    if row is not None:
        if fingerprint(row) == fresh and known and known.fingerprint == fresh:
            run.count(Outcome.UNCHANGED)
            return row
        if _edited(run, list_name, row) and not run.force:
            run.keep(list_name, row.slug, "an editor has changed it")
            return row
        wanted.pk = row.pk
        wanted._state.adding = False
    try:
        wanted.full_clean()
    except ValidationError as error:
        raise ContentError(
            Problem(" ".join(messages), list_name, wanted.slug, name)
            for name, messages in error.message_dict.items()
        ) from error
    wanted.save()
    remembered = known or ImportedRecord(list=list_name, source_id=wanted.slug)
    remembered.fingerprint = fresh
    remembered.save()
    run.count(Outcome.CREATED if row is None else Outcome.UPDATED)
    return wanted
