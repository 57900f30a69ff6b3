"""Pages are kept in bounded memory, and made-up addresses do not push out real ones."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.cache.store import OVERHEAD, CachedPage, Key, Shelf, Store

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def page(size: int = 1_000, status: int = 200) -> CachedPage:
    return CachedPage((1, 1), NOW + timedelta(seconds=60), status, {}, b"x" * size, b"p")


def key(path: str = "/", query: str = "") -> Key:
    return Key("https://example.org", "sv", path, query)


def test_fresh_in_its_generation_until_its_time() -> None:
    kept = page()
    assert kept.fresh((1, 1), NOW)
    assert not kept.fresh((2, 2), NOW)
    assert not kept.fresh((1, 1), kept.keep_until)


def test_the_longest_unused_goes_first() -> None:
    shelf = Shelf(capacity=4 * (1_000 + OVERHEAD))
    for path in "abcd":
        shelf.put(key(path), page())
    assert shelf.get(key("a"))
    shelf.put(key("e"), page())
    assert shelf.get(key("a"))
    assert shelf.get(key("b")) is None


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 9_000)), max_size=50))
def test_it_never_holds_more_than_its_capacity(puts: list[tuple[str, int]]) -> None:
    shelf = Shelf(capacity=20_000)
    for path, size in puts:
        shelf.put(key(path), page(size))
        kept = [shelf.get(key(path)) for path in {path for path, _size in puts}]
        assert shelf.size == sum(each.size for each in kept if each) <= 20_000


def test_random_queries_do_not_push_out_pages() -> None:
    store = Store(40_000)
    store.put(key("/uppdrag/"), page())
    for number in range(1_000):
        store.put(key("/uppdrag/", f"q={number}"), page())
        store.put(key(f"/{number}/"), page(status=404))
    assert store.get(key("/uppdrag/"))
    assert len(store.made_up) <= 10


def test_a_page_that_is_gone_takes_the_place_of_what_it_was() -> None:
    store = Store(40_000)
    store.put(key("/a/"), page())
    store.put(key("/a/"), page(status=410))
    kept = store.get(key("/a/"))
    assert kept is not None
    assert kept.status == 410


def test_a_path_never_looks_like_a_query() -> None:
    assert key("/uppdrag/%3Fq=a") != key("/uppdrag/", "q=a")
