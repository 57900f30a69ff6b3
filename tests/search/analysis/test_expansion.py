"""What else is looked up for a concept."""

from search.analysis import Relation, analyse_query
from search.analysis.thesaurus import Thesaurus
from tests.search.analysis.written import finds, needed


def test_what_is_asked_for_in_general_is_found_by_its_kinds() -> None:
    assert finds("musik", "Dirigent till kören")


def test_who_wishes_for_something_is_shown_what_fulfils_it() -> None:
    assert Relation.TASK in {wanted.relation for wanted in needed("nyinflyttad")[0].wanted}


def test_what_is_asked_for_is_found_by_what_is_two_steps_above() -> None:
    rows = [
        {"key": key, "kind": "group", "sv": word, "en": "", "broader": broader, "related": ""}
        for key, word, broader in [
            ("seekers", "asylsökande", "refugees"),
            ("refugees", "flykting", "newcomers"),
            ("newcomers", "nyanländ", "people"),
            ("people", "människa", ""),
        ]
    ]
    (word, *_) = analyse_query("asylsökande", thesaurus=Thesaurus.of(rows, []))
    above = {each.term.text for each in word.wanted if each.relation is Relation.BROADER}
    assert {"ls:flykting", "ls:nyanländ"} <= above
    assert "ls:människa" not in above


def test_of_several_concepts_the_surest_word_counts() -> None:
    rows = [
        {"key": "juridik", "kind": "activity", "sv": "rättshjälp", "en": "", "related": "jurist"},
        {"key": "jurist", "kind": "activity", "sv": "advokat|rättshjälp", "en": ""},
    ]
    thesaurus = Thesaurus.of([{"broader": "", "related": ""} | row for row in rows], [])
    (word,) = (
        word for word in analyse_query("rättshjälp", thesaurus=thesaurus) if word.importance.needed
    )
    relations = {each.term.text: each.relation for each in word.wanted}
    assert relations["ls:advokat"] is Relation.SYNONYM
