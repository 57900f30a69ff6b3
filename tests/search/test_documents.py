"""What a document says of an assignment besides its texts."""

import pytest

from search.analysis import COMPANY_KEY, ENGLISH_KEY, GROUP_KEY, REMOTE_KEY, YOUNG_KEY, Form
from search.documents import Field, assignment_document
from tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db

KEYS = {REMOTE_KEY, YOUNG_KEY, GROUP_KEY, COMPANY_KEY, ENGLISH_KEY}


def stated(**fields: object) -> set[str]:
    """The concepts that an assignment with these fields states."""
    names = assignment_document(AssignmentFactory(**fields)).terms[Field.NAMES]
    return {key for key in KEYS if Form.KEY.term(key).text in names}


@pytest.mark.parametrize(("age", "young"), [(13, True), (17, True), (18, False), (None, False)])
def test_what_those_under_18_may_do_states_it(age: int | None, young: bool) -> None:
    assert (YOUNG_KEY in stated(min_age=age)) is young


def test_groups_companies_and_english_are_stated() -> None:
    assert stated(groups_welcome=True) == {GROUP_KEY}
    assert stated(companies_welcome=True) == {COMPANY_KEY}
    assert stated(text_language="en") == {ENGLISH_KEY}
    assert stated(languages=["en"]) == {ENGLISH_KEY}


def test_what_is_not_stated_is_no_answer_to_it() -> None:
    assert stated(groups_welcome=None, companies_welcome=False) == set()
