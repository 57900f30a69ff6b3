"""Lays invented assignments into the page tree, thousands a second.

    python -m scripts.bench.bulk NUMBER [SEED]

The bulk route, and what it leaves out. `Page` rows are made with `bulk_create`, paths and numbers
of children as treebeard would have counted them; the rows of the page types, which Django cannot
create in bulk, are inserted beside them by their columns. No revision is saved (the admin makes
one at the first edit), no log entry and no reference index (`manage.py rebuild_references_index`
makes it), and nothing is queued for search: one `search_index rebuild` comes afterwards. For
content that editors will work on, `import_content` is the way.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import django

django.setup()

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils import timezone
from wagtail.models import Page

from assignments.content.writing import rich_text
from assignments.models import (
    AssignmentPage,
    District,
    Occasion,
    OrganisationIndexPage,
    OrganisationPage,
    Topic,
)
from scripts.bench.invented import (
    PER_ORGANISATION,
    Invented,
    demo,
    invented,
    organisation_name,
)

CHUNK = 1000  # pages in one transaction
ROWS = 50  # in one statement: SQLite takes so many values and no more


def lay(number: int, seed: int, now: datetime) -> None:
    """`number` assignments, and as many organisations as they need."""
    assignments = list(invented(number, seed, now))
    organisations = _lay_organisations(assignments[-1].organisation + 1, now)
    topics = {topic.slug: topic.pk for topic in Topic.objects.all()}
    districts = {district.slug: district.pk for district in District.objects.all()}
    for start in range(0, number, CHUNK):
        chunk = assignments[start : start + CHUNK]
        pages = [_assignment(each, organisations[each.organisation], districts) for each in chunk]
        with transaction.atomic():
            insert_pages(pages)
            _lay_relations(pages, chunk, topics)
    children = Counter(each.organisation for each in assignments)
    for place, organisation in enumerate(organisations):
        Page.objects.filter(pk=organisation.pk).update(numchild=children[place])


def _lay_organisations(number: int, now: datetime) -> list[OrganisationPage]:
    content = demo()
    index = OrganisationIndexPage.objects.get()
    made = []
    for each in range(number):
        model = content["organisations"][each % len(content["organisations"])]
        page = OrganisationPage(
            title=organisation_name(each, content),
            kind=model["kind"],
            summary=model["summary"],
            about=rich_text(model["about"]),
            email=model["email"],
            contact_name=model["contact_name"],
            approved=True,
        )
        _place(page, index, index.numchild + each + 1, f"bench-{each}", now)
        page.numchild = 0
        made.append(page)
    with transaction.atomic():
        insert_pages(made)
        Page.objects.filter(pk=index.pk).update(numchild=index.numchild + number)
    return made


def _assignment(
    each: Invented, organisation: OrganisationPage, districts: dict[str, int]
) -> AssignmentPage:
    model = each.model
    page = AssignmentPage(
        title=each.title,
        organisation_id=organisation.pk,
        summary=each.summary,
        description=rich_text(each.description),
        tier=model["tier"],
        district_id=districts[each.district],
        lat=each.lat,
        lon=each.lon,
        findable_until=each.until,
        **{
            name: model[name]
            for name in (
                *("remote", "address", "when_text", "spots", "you_get", "you_bring", "first_time"),
                *("languages", "min_age", "groups_welcome", "companies_welcome", "step_free"),
                *("police_extract", "text_language"),
            )
            if name in model
        },
    )
    _place(
        page, organisation, each.number % PER_ORGANISATION + 1, f"b{each.number}", each.published
    )
    return page


def _place(page: Page, parent: Page, step: int, slug: str, published: datetime) -> None:
    """What add_child and publishing would have set."""
    page.path = Page._get_path(parent.path, parent.depth + 1, step)
    page.depth = parent.depth + 1
    page.slug = slug
    page.url_path = f"{parent.url_path}{slug}/"
    page.draft_title = page.title
    page.locale_id = parent.locale_id
    page.content_type = ContentType.objects.get_for_model(type(page))
    page.live = True
    page.first_published_at = page.last_published_at = published


def insert_pages(pages: Sequence[Page]) -> None:
    """The rows of pages of one type: those of Page, then those of the type itself."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    parents = Page.objects.bulk_create(
        [Page(**{name: getattr(page, name) for name in names}) for page in pages], batch_size=ROWS
    )
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    _insert(type(pages[0]), pages)


def _insert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    fields = model._meta.local_concrete_fields
    quoted = [connection.ops.quote_name(str(field.column)) for field in fields]
    table = connection.ops.quote_name(model._meta.db_table)
    statement = (
        f"INSERT INTO {table} ({', '.join(quoted)})"  # noqa: S608 names of our own model
        f" VALUES ({', '.join(['%s'] * len(fields))})"
    )
    values = [[_value(field, row) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _value(field: Any, row: models.Model) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), connection)


def _lay_relations(
    pages: Sequence[AssignmentPage], chunk: Sequence[Invented], topics: dict[str, int]
) -> None:
    filed = AssignmentPage.topics.through
    filed.objects.bulk_create(
        [
            filed(assignmentpage_id=page.pk, topic_id=topics[slug])
            for page, each in zip(pages, chunk, strict=True)
            for slug in each.model["topics"]
        ],
        batch_size=ROWS,
    )
    Occasion.objects.bulk_create(
        [
            Occasion(assignment_id=page.pk, sort_order=0, starts=each.starts, ends=each.until)
            for page, each in zip(pages, chunk, strict=True)
            if each.starts
        ],
        batch_size=ROWS,
    )


if __name__ == "__main__":
    lay(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 7, timezone.now())
