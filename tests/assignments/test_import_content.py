"""An import is all or nothing, and says what is wrong."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assignments.content.importing import import_content
from assignments.content.parsing import parse
from assignments.content.problems import ContentError
from assignments.content.reports import Outcome
from tests.assignments.small_content import (
    WRITTEN,
    everything,
    first_assignment,
    imported,
    small_content,
)
from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 16, 12, 0, tzinfo=UTC)  # Three whole weeks after the reference date.


def test_an_end_without_a_start_ends_the_assignment() -> None:
    ensure_tree()
    source = small_content()
    del source["assignments"][0]["starts"]
    source["assignments"][0]["ends"] = "2026-12-31"
    imported(source)
    page = first_assignment(source)
    assert not page.occasions.exists()
    assert page.findable_until == datetime(2026, 12, 31, 23, 0, tzinfo=UTC)


def test_dates_are_shifted_once_by_whole_weeks() -> None:
    ensure_tree()
    source = small_content()
    report = imported(source, now=NOW, shift_dates=True)
    assert report.weeks == 3
    (occasion,) = first_assignment(source).occasions.all()
    assert occasion.starts.astimezone(UTC).isoformat() == "2027-02-01T23:00:00+00:00"
    for options in ({"shift_dates": True}, {}):
        later = imported(source, now=NOW + timedelta(weeks=10), **options)
        assert (later.weeks, set(later.outcomes)) == (3, {Outcome.UNCHANGED})


def test_shifting_needs_a_reference_date() -> None:
    ensure_tree()
    source = small_content()
    del source["reference_date"]
    with pytest.raises(ContentError, match="reference_date"):
        imported(source, shift_dates=True)


@pytest.mark.usefixtures("only_wagtail")
def test_without_a_page_tree_it_says_what_to_run() -> None:
    with pytest.raises(ContentError, match="setup_site"):
        imported(small_content())


def test_the_command_says_what_is_wrong_and_imports_nothing(tmp_path: Path) -> None:
    ensure_tree()
    before = everything()
    source = small_content()
    source["assignments"][-1]["spots"] = "många"
    path = tmp_path / "content.json"
    path.write_text(json.dumps(source))
    with pytest.raises(CommandError, match="spots: “många” is not a whole number"):
        call_command("import_content", str(path))
    assert everything() == before


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.sampled_from(["2026-12-01", "2027-03-28T02:30", "https://example.org", "a@example.org"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_corruption_of_a_file_crashes_or_is_half_saved(data: st.DataObject) -> None:
    """Either the problems are named, or the file is right and what it says can be imported."""
    ensure_tree()
    source = small_content()
    for _ in range(data.draw(st.integers(1, 3))):
        place: Any = source
        while True:
            keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            below = place[key]
            if not isinstance(below, dict | list) or not below or data.draw(st.booleans()):
                break
            place = below
        if data.draw(st.booleans()):
            place[key] = data.draw(json_values)
        else:
            del place[key]
        if not source:
            break
    before = everything()
    try:
        content = parse(source)
    except ContentError as error:
        found = [str(problem) for problem in error.problems]
    else:
        try:
            import_content(content, now=WRITTEN)
            return
        except ContentError as error:
            found = [str(problem) for problem in error.problems]
    assert found
    assert all(line.isprintable() for line in found)
    assert everything() == before
