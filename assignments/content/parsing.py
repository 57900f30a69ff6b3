"""A JSON object to checked records: pure, total, and it finds every problem in one pass."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from assignments.choices import (
    CallStatus,
    ContactRole,
    InitiativeStatus,
    OrganisationKind,
    Tier,
)
from assignments.content import records, values
from assignments.content.fields import Fields
from assignments.content.moments import InvalidError, Moment
from assignments.content.problems import ContentError, Problem
from assignments.languages import LANGUAGE_CODES
from assignments.models import (
    AssignmentPage,
    CallPage,
    Contact,
    District,
    Initiative,
    Need,
    OrganisationPage,
    Question,
    Topic,
)

R = TypeVar("R")

LISTS = ("topics", "districts", "organisations", "assignments", "calls")
NO_MOMENT = Moment(date(2000, 1, 1))


def parse(source: Mapping[str, Any]) -> records.Content:
    """The content of a file. Raises ContentError with every problem that it has."""
    problems: list[Problem] = []
    top = Fields(source, problems, "", "")
    reference_date = top.may("reference_date", values.day, None)
    rows = {name: _rows(top, name) for name in LISTS}
    top.done()
    keys = {name: {row.key for row in rows[name] if row.key} for name in LISTS}
    content = records.Content(
        reference_date=reference_date,
        topics=tuple(_topic(row) for row in rows["topics"]),
        districts=tuple(_district(row) for row in rows["districts"]),
        organisations=tuple(_organisation(row, keys) for row in rows["organisations"]),
        calls=tuple(_call(row, keys) for row in rows["calls"]),
        assignments=tuple(_assignment(row, keys) for row in rows["assignments"]),
    )
    for list_rows in rows.values():
        for row in list_rows:
            row.done()
    _one_district_a_tile(content.districts, problems)
    if problems:
        raise ContentError(problems)
    return content


def _rows(top: Fields, name: str) -> list[Fields]:
    """The objects of a top list, each knowing its id; ids that are missing or double are named."""
    read_id = values.slug if name in ("topics", "districts") else values.line(100, blank=False)
    rows: list[Fields] = []
    seen: set[str] = set()
    for number, child in enumerate(top.children(name), start=1):
        row = child.moved_to(name, f"number {number}, ")
        key = row.need("id", read_id, "")
        if key:
            row.key, row.path = key, ""
        if key and key in seen:
            row.problem("id", "stands twice")
        seen.add(key)
        rows.append(row)
    return rows


def _longest(model: type[Model], field: str) -> int | None:
    """The length that the database column has."""
    longest: int | None = getattr(model._meta.get_field(field), "max_length", None)
    return longest


def _line(model: type[Model], field: str, *, blank: bool = True) -> values.Read[str]:
    return values.line(_longest(model, field), blank=blank)


def _topic(row: Fields) -> records.TopicRecord:
    row.taken.add("name")
    name = Fields(row.source.get("name", {}), row.problems, row.list, row.key, f"{row.path}name ")
    if "name" not in row and row.whole:
        row.problem("name", "is missing")
        return records.TopicRecord(row.key, "", "")
    topic = records.TopicRecord(
        id=row.key,
        name_sv=name.need("sv", _line(Topic, "name_sv", blank=False), ""),
        name_en=name.need("en", _line(Topic, "name_en", blank=False), ""),
    )
    name.done()
    return topic


def _district(row: Fields) -> records.DistrictRecord:
    return records.DistrictRecord(
        id=row.key,
        name=row.need("name", _line(District, "name", blank=False), ""),
        lat=row.need("lat", values.number(-90, 90), 0.0),
        lon=row.need("lon", values.number(-180, 180), 0.0),
        tile=row.may("tile", values.tile, None),
    )


def _one_district_a_tile(
    districts: Collection[records.DistrictRecord], problems: list[Problem]
) -> None:
    taken: dict[tuple[int, int], str] = {}
    for district in districts:
        if district.tile is None:
            continue
        if district.tile in taken:
            message = f"“{taken[district.tile]}” has this place on the map already"
            problems.append(Problem(message, "districts", district.id, "tile"))
        taken[district.tile] = district.id


def _organisation(row: Fields, keys: Mapping[str, set[str]]) -> records.OrganisationRecord:
    page = OrganisationPage
    return records.OrganisationRecord(
        id=row.key,
        name=row.need("name", _line(page, "title", blank=False), ""),
        kind=row.need("kind", values.choice(OrganisationKind.values), ""),
        summary=row.need("summary", _line(page, "summary", blank=False), ""),
        about=row.need("about", values.paragraphs(blank=False), ""),
        email=row.need("email", values.email, ""),
        contact_name=row.may("contact_name", _line(page, "contact_name"), ""),
        phone=row.may("phone", _line(page, "phone"), ""),
        website=row.may("website", values.url, ""),
        membership_url=row.may("membership_url", values.url, ""),
        topics=_topics(row, keys),
        district=row.reference("district", keys["districts"]),
        address=row.may("address", _line(page, "address"), ""),
        text_language=_text_language(row),
    )


def _text_language(row: Fields) -> str:
    return row.may("text_language", values.choice(("sv", "en")), "sv")


def _topics(row: Fields, keys: Mapping[str, set[str]]) -> tuple[str, ...]:
    return row.may("topics", values.several(_known(keys["topics"])), ())


def _known(keys: set[str]) -> values.Read[str]:
    def read(value: object) -> str:
        text = values.line(100, blank=False)(value)
        if text not in keys:
            raise InvalidError(f"there is no “{text}” in the file")
        return text

    return read


def _assignment(row: Fields, keys: Mapping[str, set[str]]) -> records.AssignmentRecord:
    page = AssignmentPage
    assignment = records.AssignmentRecord(
        id=row.key,
        organisation=_organisation_of(row, keys),
        title=row.need("title", values.line(80, blank=False), ""),
        summary=row.need("summary", _line(page, "summary", blank=False), ""),
        description=row.need("description", values.paragraphs(blank=False), ""),
        tier=row.need("tier", values.choice(Tier.values), ""),
        topics=row.need("topics", values.several(_known(keys["topics"]), 1, 3), ()),
        district=row.reference("district", keys["districts"]),
        remote=row.may("remote", values.yes_or_no, False),
        address=row.may("address", _line(page, "address"), ""),
        lat=row.may("lat", values.number(-90, 90), None),
        lon=row.may("lon", values.number(-180, 180), None),
        occasions=_occasions(row),
        until=None if "starts" in row else row.may("ends", values.moment, None),
        when_text=row.may("when_text", _line(page, "when_text"), ""),
        apply_by=row.may("apply_by", values.day, None),
        spots=row.may("spots", values.whole(1, 1_000_000), None),
        you_get=row.may("you_get", values.paragraphs(), ""),
        you_bring=row.may("you_bring", values.paragraphs(), ""),
        first_time=row.may("first_time", values.paragraphs(), ""),
        languages=row.may("languages", values.several(values.choice(LANGUAGE_CODES)), ()),
        min_age=row.may("min_age", values.whole(0, 100), None),
        groups_welcome=row.may("groups_welcome", values.yes_or_no, None),
        companies_welcome=row.may("companies_welcome", values.yes_or_no, None),
        step_free=row.may("step_free", values.yes_or_no, None),
        police_extract=row.may("police_extract", values.yes_or_no, None),
        text_language=_text_language(row),
        call=row.reference("call", keys["calls"]),
        questions=row.may(
            "questions", values.several(_line(Question, "text", blank=False), 0, 3), ()
        ),
        contacts=tuple(_contact(child) for child in row.children("contacts")),
    )
    if row.whole and "district" not in row and not assignment.remote:
        row.problem("district", "is missing, and so is “remote”: true")
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one in row and other not in row:
            row.problem(other, f"is missing beside “{one}”")
    return assignment


def _organisation_of(row: Fields, keys: Mapping[str, set[str]]) -> str:
    if "organisation" not in row and row.whole:
        row.problem("organisation", "is missing")
    return row.reference("organisation", keys["organisations"]) or ""


def _contact(child: Fields) -> records.ContactRecord:
    contact = records.ContactRecord(
        name=child.need("name", _line(Contact, "name", blank=False), ""),
        email=child.need("email", values.email, ""),
        role=child.need("role", values.choice(ContactRole.values), ""),
    )
    child.done()
    return contact


def _occasions(row: Fields) -> tuple[records.OccasionRecord, ...]:
    several = list(row.children("occasions"))
    starts, ends = row.may("starts", values.moment, None), row.may("ends", values.moment, None)
    if "occasions" in row and ("starts" in row or "ends" in row):
        row.problem("occasions", "cannot stand together with “starts” and “ends”")
    found = [_occasion(child) for child in several]
    if starts:
        _in_order(row, starts, ends)
        found.append(records.OccasionRecord(starts, ends))
    return tuple(found)


def _occasion(child: Fields) -> records.OccasionRecord:
    starts = child.need("starts", values.moment, NO_MOMENT)
    ends = child.may("ends", values.moment, None)
    if starts is not NO_MOMENT:
        _in_order(child, starts, ends)
    child.done()
    return records.OccasionRecord(starts, ends)


def _in_order(row: Fields, starts: Moment, ends: Moment | None) -> None:
    if ends is None:
        return
    if ends.whole_day != starts.whole_day:
        row.problem("ends", "must be a day where “starts” is one, and a time where it is a time")
    elif ends.instant() < starts.instant():
        row.problem("ends", "is before “starts”")


def _call(row: Fields, keys: Mapping[str, set[str]]) -> records.CallRecord:
    page = CallPage
    call = records.CallRecord(
        id=row.key,
        title=row.need("title", _line(page, "title", blank=False), ""),
        summary=row.need("summary", _line(page, "summary", blank=False), ""),
        status=row.need("status", values.choice(CallStatus.values), ""),
        crisis=row.may("crisis", values.yes_or_no, False),
        opens=row.need("opens", values.point_in_time, NO_MOMENT),
        closes=row.may("closes", values.point_in_time, None),
        background=row.need("background", values.paragraphs(blank=False), ""),
        what_is_innovation=row.may("what_is_innovation", values.paragraphs(), ""),
        how_it_works=row.need("how_it_works", values.paragraphs(blank=False), ""),
        funding=row.may("funding", values.paragraphs(), ""),
        contact_name=row.may("contact_name", _line(page, "contact_name"), ""),
        contact_email=row.need("contact_email", values.email, ""),
        needs=tuple(_needs(row)),
        initiatives=tuple(_initiative(child) for child in row.children("initiatives")),
        topics=_topics(row, keys),
        text_language=_text_language(row),
    )
    if "needs" not in row and row.whole:
        row.problem("needs", "is missing")
    if (
        call.closes
        and call.opens is not NO_MOMENT
        and call.closes.instant() <= call.opens.instant()
    ):
        row.problem("closes", "is not after “opens”")
    return call


def _needs(row: Fields) -> Iterator[records.NeedRecord]:
    seen: set[str] = set()
    for child in row.children("needs"):
        need = records.NeedRecord(
            id=child.need("id", values.line(100, blank=False), ""),
            title=child.need("title", _line(Need, "title", blank=False), ""),
            department=child.need("department", _line(Need, "department", blank=False), ""),
            description=child.need("description", values.paragraphs(blank=False), ""),
            quote=child.may("quote", values.paragraphs(), ""),
            quote_by=child.may("quote_by", _line(Need, "quote_by"), ""),
            target_groups=child.may(
                "target_groups", values.several(values.line(200, blank=False)), ()
            ),
        )
        if need.id and need.id in seen:
            child.problem("id", "stands twice")
        seen.add(need.id)
        child.done()
        yield need


def _initiative(child: Fields) -> records.InitiativeRecord:
    name = _line(Initiative, "organisation_name", blank=False)
    initiative = records.InitiativeRecord(
        title=child.need("title", _line(Initiative, "title", blank=False), ""),
        organisation_name=child.need("organisation_name", name, ""),
        summary=child.need("summary", values.paragraphs(blank=False), ""),
        status=child.need("status", values.choice(InitiativeStatus.values), ""),
        report=child.may("report", values.paragraphs(), ""),
    )
    child.done()
    return initiative
