"""Records onto models: sets every field that the file decides, and saves nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.html import escape

from assignments.choices import CallStatus
from assignments.content import records
from assignments.models import (
    AssignmentPage,
    CallPage,
    Contact,
    District,
    Initiative,
    Need,
    Occasion,
    OrganisationPage,
    Question,
    Topic,
)
from assignments.times import occasion_end


@dataclass
class References:
    """What the ids of a file stand for."""

    topics: dict[str, Topic] = field(default_factory=dict)
    districts: dict[str, District] = field(default_factory=dict)
    organisations: dict[str, OrganisationPage] = field(default_factory=dict)
    calls: dict[str, CallPage] = field(default_factory=dict)

    def topics_of(self, ids: Sequence[str]) -> list[Topic]:
        return [self.topics[key] for key in ids]

    def district(self, key: str | None) -> District | None:
        return self.districts[key] if key else None


def rich_text(text: str) -> str:
    """Paragraphs parted by blank lines, as the rich text editor would have written them."""
    paragraphs = [part.strip() for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in paragraphs)


def write_topic(topic: Topic, record: records.TopicRecord, order: int) -> None:
    topic.slug = record.id
    topic.name_sv, topic.name_en = record.name_sv, record.name_en
    topic.sort_order = order


def write_district(district: District, record: records.DistrictRecord) -> None:
    district.slug, district.name = record.id, record.name
    district.lat, district.lon = record.lat, record.lon
    district.tile_column, district.tile_row = record.tile or (None, None)


def write_organisation(
    page: OrganisationPage, record: records.OrganisationRecord, references: References
) -> None:
    page.source_id = record.id
    page.title = record.name
    for name in ("kind", "summary", "email", "contact_name", "phone", "website", "address"):
        setattr(page, name, getattr(record, name))
    page.text_language = record.text_language
    page.membership_url = record.membership_url
    page.about = rich_text(record.about)
    page.topics = references.topics_of(record.topics)
    page.district = references.district(record.district)
    page.approved = True


def write_assignment(
    page: AssignmentPage, record: records.AssignmentRecord, references: References
) -> None:
    page.source_id = record.id
    page.organisation = references.organisations[record.organisation]
    for name in (
        *("title", "summary", "tier", "remote", "address", "lat", "lon", "when_text", "apply_by"),
        *("spots", "you_get", "you_bring", "first_time", "min_age", "groups_welcome"),
        *("companies_welcome", "step_free", "police_extract", "text_language"),
    ):
        setattr(page, name, getattr(record, name))
    page.description = rich_text(record.description)
    page.languages = list(record.languages)
    page.topics = references.topics_of(record.topics)
    page.district = references.district(record.district)
    page.call = references.calls[record.call] if record.call else None
    page.expire_at = None
    if record.until:
        until = record.until.instant()
        page.expire_at = occasion_end(until, until, whole_days=record.until.whole_day)
    _replace(page, "occasions", [_occasion(occasion) for occasion in record.occasions])
    _replace(page, "questions", [Question(text=text) for text in record.questions])
    _replace(
        page,
        "contacts",
        [Contact(name=who.name, email=who.email, role=who.role) for who in record.contacts],
    )


def _occasion(record: records.OccasionRecord) -> Occasion:
    return Occasion(
        starts=record.starts.instant(),
        ends=record.ends and record.ends.instant(),
        whole_days=record.starts.whole_day,
    )


def write_call(page: CallPage, record: records.CallRecord, references: References) -> None:
    page.source_id = record.id
    for name in ("title", "summary", "status", "crisis", "contact_name", "contact_email"):
        setattr(page, name, getattr(record, name))
    for name in ("background", "what_is_innovation", "how_it_works", "funding"):
        setattr(page, name, rich_text(getattr(record, name)))
    page.text_language = record.text_language
    page.opens = record.opens.instant()
    page.closes = record.closes.instant() if record.closes else None
    page.topics = references.topics_of(record.topics)
    _replace(page, "needs", [_need(need) for need in record.needs])
    _replace(
        page,
        "initiatives",
        [
            Initiative(
                title=initiative.title,
                organisation_name=initiative.organisation_name,
                summary=initiative.summary,
                status=initiative.status,
                report=initiative.report,
            )
            for initiative in record.initiatives
        ],
    )


def _need(record: records.NeedRecord) -> Need:
    return Need(
        source_id=record.id,
        title=record.title,
        department=record.department,
        description=record.description,
        quote=record.quote,
        quote_by=record.quote_by,
        target_groups=list(record.target_groups),
    )


def shown(
    record: records.OrganisationRecord | records.AssignmentRecord | records.CallRecord,
) -> bool:
    """Whether the record's page is published; a call that is a draft is not."""
    return not (isinstance(record, records.CallRecord) and record.status == CallStatus.DRAFT)


def _replace(page: models.Model, relation: str, children: Sequence[models.Model]) -> None:
    """New children in place of the old, which keep their keys: other rows may refer to them.

    Needs are the same by their id in the file, all others by their place in the list.
    """
    old = list(getattr(page, relation).all()) if page.pk else []
    by_source = {child.source_id: child for child in old if isinstance(child, Need)}
    for order, child in enumerate(children):
        child.sort_order = order  # type: ignore[attr-defined]
        same = by_source.get(child.source_id) if isinstance(child, Need) else None
        if not isinstance(child, Need) and order < len(old):
            same = old[order]
        if same is not None:
            child.pk = same.pk
            child._state.adding = False
    setattr(page, relation, list(children))
