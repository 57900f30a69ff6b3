from hypothesis import given
from hypothesis import strategies as st

from assignments.paging import Paging
from search.criteria import Criteria
from search.paging import paging, slice_of


def numbers(made: Paging) -> list[int | None]:
    return [link.number for link in made.links]


def test_links_around_the_current_page_and_to_the_ends() -> None:
    made = paging(Criteria.of("hund", page=10), slice_of(500, 10, 20))
    assert numbers(made) == [1, None, 8, 9, 10, 11, 12, None, 25]
    assert made.previous == "?q=hund&page=9"
    assert made.next == "?q=hund&page=11"
    assert [link.number for link in made.links if link.current] == [10]


def test_a_gap_never_stands_for_a_single_page() -> None:
    assert numbers(paging(Criteria(page=4), slice_of(120, 4, 20))) == [1, 2, 3, 4, 5, 6]


def test_one_page_has_no_links() -> None:
    assert paging(Criteria(), slice_of(20, 1, 20)) == Paging()


def test_paging_reaches_the_first_thousand() -> None:
    assert slice_of(5000, 50, 20).stop == 1000
    assert slice_of(5000, 51, 20).page == 50


@given(st.integers(0, 3000), st.integers(1, 1000), st.integers(1, 100))
def test_a_page_is_always_within_what_there_is(total: int, page: int, size: int) -> None:
    shown = slice_of(total, page, size)
    assert 1 <= shown.page <= max(shown.pages, 1)
    assert 0 <= shown.start <= shown.stop <= min(total, 1000)
    assert shown.stop - shown.start <= size
