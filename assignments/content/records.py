"""The records of a content file: plain values, checked, with references still by id."""

from dataclasses import dataclass, replace
from datetime import date

from assignments.content.moments import Moment


@dataclass(frozen=True)
class TopicRecord:
    id: str
    name_sv: str
    name_en: str


@dataclass(frozen=True)
class DistrictRecord:
    id: str
    name: str
    lat: float
    lon: float
    tile: tuple[int, int] | None


@dataclass(frozen=True)
class OrganisationRecord:
    id: str
    name: str
    kind: str
    summary: str
    about: str
    email: str
    contact_name: str
    phone: str
    website: str
    membership_url: str
    topics: tuple[str, ...]
    district: str | None
    address: str
    text_language: str


@dataclass(frozen=True)
class OccasionRecord:
    starts: Moment
    ends: Moment | None

    def shifted(self, weeks: int) -> "OccasionRecord":
        return OccasionRecord(self.starts.shifted(weeks), self.ends and self.ends.shifted(weeks))


@dataclass(frozen=True)
class ContactRecord:
    name: str
    email: str
    role: str


@dataclass(frozen=True)
class AssignmentRecord:
    id: str
    organisation: str
    title: str
    summary: str
    description: str
    tier: str
    topics: tuple[str, ...]
    district: str | None
    remote: bool
    address: str
    lat: float | None
    lon: float | None
    occasions: tuple[OccasionRecord, ...]
    until: Moment | None
    """`ends` without `starts`: it goes on until then."""
    when_text: str
    apply_by: date | None
    spots: int | None
    you_get: str
    you_bring: str
    first_time: str
    languages: tuple[str, ...]
    min_age: int | None
    groups_welcome: bool | None
    companies_welcome: bool | None
    step_free: bool | None
    police_extract: bool | None
    text_language: str
    call: str | None
    questions: tuple[str, ...]
    contacts: tuple[ContactRecord, ...]

    def shifted(self, weeks: int) -> "AssignmentRecord":
        return replace(
            self,
            occasions=tuple(occasion.shifted(weeks) for occasion in self.occasions),
            until=self.until and self.until.shifted(weeks),
            apply_by=self.apply_by and Moment(self.apply_by).shifted(weeks).day,
        )


@dataclass(frozen=True)
class NeedRecord:
    id: str
    title: str
    department: str
    description: str
    quote: str
    quote_by: str
    target_groups: tuple[str, ...]


@dataclass(frozen=True)
class InitiativeRecord:
    title: str
    organisation_name: str
    summary: str
    status: str
    report: str


@dataclass(frozen=True)
class CallRecord:
    id: str
    title: str
    summary: str
    status: str
    crisis: bool
    opens: Moment
    closes: Moment | None
    background: str
    what_is_innovation: str
    how_it_works: str
    funding: str
    contact_name: str
    contact_email: str
    needs: tuple[NeedRecord, ...]
    initiatives: tuple[InitiativeRecord, ...]
    topics: tuple[str, ...]
    text_language: str

    def shifted(self, weeks: int) -> "CallRecord":
        return replace(
            self,
            opens=self.opens.shifted(weeks),
            closes=self.closes and self.closes.shifted(weeks),
        )


@dataclass(frozen=True)
class Content:
    """A whole content file."""

    reference_date: date | None
    topics: tuple[TopicRecord, ...]
    districts: tuple[DistrictRecord, ...]
    organisations: tuple[OrganisationRecord, ...]
    calls: tuple[CallRecord, ...]
    assignments: tuple[AssignmentRecord, ...]

    def shifted(self, weeks: int) -> "Content":
        """Every date moved by whole weeks."""
        return replace(
            self,
            calls=tuple(call.shifted(weeks) for call in self.calls),
            assignments=tuple(assignment.shifted(weeks) for assignment in self.assignments),
        )
