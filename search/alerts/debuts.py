"""Pages that residents can find for the first time, and the saved searches that they interest.

A page is noted when its document goes into an index, so whatever makes it findable counts:
publishing, a schedule, an import, the approval of its organisation. It is news once; editing,
pausing or moving it is none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from search.alerts.matching import Batch
from search.alerts.plans import Plans, saved
from search.criteria import Criteria
from search.documents import SearchDocument, documents_of
from search.engines import embedded
from search.engines.base import Words
from search.models import Debut, IndexQueueRow, Match, SavedSearch
from search.targets import target_of
from search.taxonomy import Taxonomy
from search.thesaurus.edition import refresh

BATCH = 500  # pages
# New pages that wait to be sent for one search. Of more there is nothing to list: the mail leads
# to the search, where all of them stand. So an import of a whole city's pages stays small.
MOST_WAITING = 200
_ROWS = 200  # in one statement: old SQLite takes 999 values


def note(documents: Sequence[SearchDocument], now: datetime) -> None:
    """Those of the documents that residents can find and never could before are news."""
    seconds = int(now.timestamp())
    findable = [
        document.id
        for document in documents
        if document.findable_until is None or document.findable_until > seconds
    ]
    known = set(Debut.objects.filter(page_id__in=findable).values_list("page_id", flat=True))
    new = [Debut(page_id=page, at=now) for page in findable if page not in known]
    if new:
        Debut.objects.bulk_create(new, batch_size=_ROWS, ignore_conflicts=True)


def match_new_pages(now: datetime) -> int:
    """Compare a batch of new pages with all saved searches. Returns how many pages it was.

    Done twice for the same pages, by workers that meet or after one was killed, it is as if done
    once. Raises EngineError when the words of the index cannot be read: the pages wait.
    """
    pages = _to_match()
    if not pages:
        return 0
    refresh()
    documents = documents_of(pages)
    found = matches(documents, _active_searches(), embedded(), Taxonomy.load(), now)
    full = _full_searches() if found else set()
    rows = [
        Match(search_id=search, page_id=page, found=now)
        for page, searches in found.items()
        for search in searches
        if search not in full
    ]
    shown = [document.id for document in documents]
    with transaction.atomic():
        # One that has been deleted since would be refused.
        standing = set(SavedSearch.objects.active().values_list("pk", flat=True)) if rows else set()
        Match.objects.bulk_create(
            [row for row in rows if row.search_id in standing],
            batch_size=_ROWS,
            ignore_conflicts=True,
        )
        Debut.objects.filter(page_id__in=shown, matched=None).update(matched=now)
        # Taken away before anybody was told: news again when it comes back.
        Debut.objects.filter(page_id__in=set(pages) - set(shown), matched=None).delete()
    return len(pages)


def read_ahead(now: datetime) -> None:
    """Read the texts of all saved searches: then none waits for it when the next page is new.

    What was read before, and would be read the same now, is not read again. Raises EngineError.
    """
    refresh()
    taxonomy = Taxonomy.load()
    asked = (saved(query, taxonomy) for query in _active_searches())
    Plans(embedded(), now).read({each.text for each in asked if each and each.text})


def matches(
    documents: Sequence[SearchDocument],
    searches: Mapping[str, Sequence[int]],
    words: Words,
    taxonomy: Taxonomy,
    now: datetime,
) -> dict[int, list[int]]:
    """The saved searches that find each document, by page; those given by their queries."""
    batch, plans = Batch(documents), Plans(words, now)
    by_filters: dict[Criteria, int] = {}
    # Of those whose filters some page passes: only their texts are read.
    left: list[tuple[str, int, Sequence[int]]] = []
    for query, ids in searches.items():
        asked = saved(query, taxonomy)
        if asked is None:
            continue
        if asked.rest not in by_filters:
            by_filters[asked.rest] = batch.places(plans.of_filters(asked.rest))
        if places := by_filters[asked.rest]:
            left.append((asked.text, places, ids))
    by_text = {
        text: batch.having_words(query)
        for text, query in plans.of_texts({text for text, *_ in left if text}).items()
    }
    found: dict[int, list[int]] = defaultdict(list)
    for text, places, ids in left:
        for page in batch.ids(places & by_text[text] if text else places):
            found[page].extend(ids)
    return found


def _to_match() -> list[int]:
    """New pages that wait; not those that the words of this machine's index know nothing of yet."""
    queued = IndexQueueRow.objects.filter(target=target_of(embedded().name)).values("page_id")
    waiting = Debut.objects.filter(matched=None).exclude(page_id__in=queued)
    return list(waiting.order_by("page_id").values_list("page_id", flat=True)[:BATCH])


def _active_searches() -> dict[str, list[int]]:
    """The ids of the active searches, by their query."""
    searches: dict[str, list[int]] = defaultdict(list)
    for pk, query in SavedSearch.objects.active().order_by("pk").values_list("pk", "query"):
        searches[query].append(pk)
    return searches


def _full_searches() -> set[int]:
    """Those for which so many pages wait already that more would not be listed."""
    waiting = Match.objects.waiting().order_by().values("search")
    full = waiting.annotate(pages=Count("pk")).filter(pages__gte=MOST_WAITING)
    return set(full.values_list("search", flat=True))
