import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import (
    Importance,
    Language,
    Reader,
    Relation,
    analyse_query,
    document_terms,
    plain_words,
)
from search.analysis.forms import query_forms
from search.analysis.thesaurus import LONGEST_PHRASE, Thesaurus, standard
from tests.search.analysis.written import Written, finds, needed


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("läxor", "Bli läxhjälpare"),
        ("läxhjälp", "hjälp med läxor"),
        ("hjälp med läxor", "Läxhjälp på tisdagar"),
        ("rasta hund", "hundrastare sökes"),
        ("läx hjälp", "läxhjälp"),
        ("språk café", "språkcafé"),
        ("sprakcafe", "språkcafé"),
        ("läxjhälp", "läxhjälp"),
        ("volontärr", "volontär"),
        ("trädgår", "trädgårdsgrupp"),
        ("pensionär", "sällskap för äldre"),
        ("dog walking", "rasta hundar"),
        ("homework help", "läxhjälp"),
        ("första hjäpen", "första hjälpen"),
    ],
)
def test_other_words_for_the_same_find_each_other(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize("query", ["grömfizla", "wroxifelnu", "?", "asdf qwer", "xkcdz"])
def test_nonsense_finds_nothing(query: str) -> None:
    assert not finds(query, "Läxhjälp för barn på biblioteket, hundpromenad och språkcafé")


def test_a_misspelt_phrase_is_told_as_what_it_was_read_as() -> None:
    assert needed("första hjäpen")[0].read_as == "första hjälpen"


def test_older_people_are_no_form_of_old() -> None:
    older, old = (set(document_terms([(each, Language.SWEDISH)])) for each in ("äldre", "gamla"))
    assert not older & old


def test_the_longest_phrase_counts_as_one_word() -> None:
    assert [word.plain for word in needed("rasta hunden en gång i veckan")][-1] == (
        "en gång i veckan"
    )


def test_when_and_how_much_say_less_than_what() -> None:
    importance = [word.importance for word in needed("läxhjälp på kvällen")]
    assert importance == [Importance.DOING, Importance.TIME]


def test_words_that_say_little_count_when_there_is_nothing_else() -> None:
    assert [word.plain for word in needed("volontär hund")] == ["hund"]
    assert [word.importance for word in needed("volontär")] == [Importance.ORDINARY]


def test_an_english_no_is_no_school_subject() -> None:
    swedish = {t.text for word in needed("no") for t in word.terms}
    english = {t.text for word in needed("no experience with dogs") for t in word.terms}
    assert "ls:naturvetenskap" in swedish
    assert "ls:naturvetenskap" not in english


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_gives_words(text: str) -> None:
    words = analyse_query(text, Written("läxhjälp för barn"))
    assert all(len(term.text) <= 64 for word in words for term in word.terms)
    assert words == analyse_query(text, Written("läxhjälp för barn"))


TYPED = st.lists(
    st.sampled_from(
        [
            *("hund", "hunden", "rasta", "läx", "hjälp", "läxjhälp", "en", "gång", "i", "veckan"),
            *(
                "dog",
                "walking",
                "the",
                "volontär",
                "grömfizla",
                "trädgår",
                "jag",
                "är",
                "pensionär",
            ),
            '"',
        ]
    ),
    max_size=6,
).map(" ".join)


@given(st.lists(TYPED | st.text(max_size=30), min_size=1, max_size=6))
@settings(deadline=None)
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    """A reader keeps words; each text is read as if it were the first."""
    lexicon = Written("läxhjälp för barn, rasta hund, trädgård")
    reader = Reader(lexicon)
    for text in texts:
        words = analyse_query(text, lexicon)
        assert reader.read(text) == words
        assert reader.deciding(text) == tuple(word for word in words if word.importance.needed)


WRITINGS = st.lists(
    st.sampled_from(
        [
            "läxhjälp för barn",
            "rasta hund",
            "trädgård",
            "hundvakt",
            "läx",
            "walking the dog",
            "gång",
        ]
    ),
    max_size=4,
).map(" ".join)


@given(st.lists(WRITINGS, min_size=2, max_size=4), st.lists(TYPED, min_size=1, max_size=6))
@settings(deadline=None)
def test_a_renewed_reader_reads_as_a_new_one(writings: list[str], texts: list[str]) -> None:
    """Whatever documents came and went meanwhile."""
    reader = Reader(Written(""))
    for writing in writings:
        reader.renew(Written(writing))
        for text in texts:
            assert reader.deciding(text) == Reader(Written(writing)).deciding(text)


def test_every_phrase_of_the_thesaurus_is_reached_by_its_first_word() -> None:
    thesaurus = standard()
    for concept in thesaurus.concepts:
        for phrases in concept.words.values():
            for phrase in phrases:
                words = plain_words(phrase)
                assert len(words) <= thesaurus.longest_from(words[0]) <= LONGEST_PHRASE


@pytest.mark.parametrize("query", ["casino", "casinobonus", "online casino hund", "porrfilm"])
def test_what_is_only_had_elsewhere_is_asked_for_as_such(query: str) -> None:
    words = needed(query, "Läxhjälp för barn, hundpromenad och film")
    assert Importance.ELSEWHERE in {word.importance for word in words}


def test_a_compound_that_is_only_had_elsewhere_is_not_read_as_its_words() -> None:
    (word,) = needed("skärmskydd", "Lär ut hur en skärm fungerar", "Ge kvinnor skydd")
    assert word.importance is Importance.ELSEWHERE


def test_what_somebody_offers_is_not_had_elsewhere() -> None:
    (word,) = needed("bitcoin", "Förklara bitcoin för pensionärer")
    assert word.importance is not Importance.ELSEWHERE


def test_a_phrase_with_a_sense_counts_before_one_that_says_little() -> None:
    assert "lära känna folk" in [word.plain for word in needed("vill lära känna folk")]
    assert [word.plain for word in needed("hjälpa folk som flytt")] == ["folk som flytt"]


def test_it_is_no_small_word_in_swedish() -> None:
    assert [word.importance for word in needed("it pensionärer")] == [
        Importance.DOING,
        Importance.GROUP,
    ]


def test_english_that_looks_like_a_form_of_a_swedish_word_is_not_taken_for_it() -> None:
    terms = {term.text for word in needed("dogs") for term in word.terms}
    assert not {term.text for term in query_forms("dö")} & terms
    assert {term.text for term in query_forms("hund")} & terms


def test_a_phrase_typed_as_one_word_is_read_as_the_phrase() -> None:
    (word,) = needed("rödakorset")
    assert word.read_as == "röda korset"
    assert finds("rödakorset", "Röda Korset söker dig")


def test_of_a_compound_typed_as_two_words_neither_is_meant_alone() -> None:
    terms = {term.text for word in needed("sorge grupp") for term in word.terms}
    assert "ls:sorg" in terms
    assert "ls:grupp" not in terms


@pytest.mark.parametrize("query", ["inte så bra svenska", "pratar inte än så bra svenska"])
def test_who_says_no_to_something_does_not_ask_for_it(query: str) -> None:
    (word,) = needed(query)
    assert word.importance is Importance.WISH
    assert "e_:svenska" not in {term.text for term in word.terms}


def test_of_a_phrase_a_word_that_also_names_something_else_is_not_looked_up_alone() -> None:
    (word,) = needed("sjunga i kör")
    apart = {each.term.text for each in word.wanted if each.relation is Relation.OF_PHRASE}
    assert "ls:sjunga" in apart
    assert "e_:kör" not in apart


def test_a_swedish_sentence_has_no_english_words() -> None:
    assert not finds("min man dog och jag behöver sällskap", "Rasta hunden")
    assert finds("dog", "Rasta hunden")


def test_a_number_alone_says_nothing() -> None:
    assert needed("x^2+75=31", "Vi är 75 som spelar") == []


def test_a_compound_that_somebody_wrote_is_found_by_its_words_typed_apart() -> None:
    (word,) = needed("is vakt", "Isvakter till fjärden", "Vakt vid dörren")
    assert word.plain == "is vakt"
    assert finds("is vakt", "Isvakter till fjärden")


def test_words_of_a_sentence_are_not_taken_for_a_compound_that_they_look_like() -> None:
    words = needed("läxhjälp för skolan", "Förskolan söker hjälp")
    assert [word.plain for word in words] == ["läxhjälp", "skolan"]


def test_a_phrase_of_small_words_is_meant_only_as_it_is_written() -> None:
    rows = [
        {
            "key": "alone",
            "kind": "group",
            "sv": "har ingen|ensam kväll",
            "en": "",
            "broader": "",
            "related": "",
        }
    ]
    thesaurus = Thesaurus.of(rows, [])
    assert thesaurus.named(("ensamma", "kvällar"), Language.SWEDISH)
    assert thesaurus.named(("har", "ingen"), Language.SWEDISH)
    assert not thesaurus.named(("har", "inget"), Language.SWEDISH)


@pytest.mark.parametrize(
    ("query", "importance"),
    [
        ("jag vill spela catan med nya människor", Importance.UNWRITTEN),
        ("hund xqzv", Importance.UNKNOWN),
        ("xqzv", Importance.UNKNOWN),
    ],
)
def test_what_is_no_word_may_be_a_name_in_a_text_that_makes_sense(
    query: str, importance: Importance
) -> None:
    words = {word.plain: word.importance for word in needed(query, "Spela spel, rasta hund")}
    assert importance in (words.get("catan"), words.get("xqzv"))


def test_a_concept_is_found_by_other_forms_of_its_short_words() -> None:
    assert {concept.key for concept in standard().named(("sytt",), Language.SWEDISH)} == {"sy"}


def test_the_dictionary_form_of_a_word_counts_before_its_root() -> None:
    rows = [
        {"key": key, "kind": "activity", "sv": key, "en": "", "broader": "", "related": ""}
        for key in ("talare", "tala")
    ]
    thesaurus = Thesaurus.of(rows, [])
    assert [c.key for c in thesaurus.named(("talar",), Language.SWEDISH)] == ["tala"]
    assert [c.key for c in thesaurus.named(("talaren",), Language.SWEDISH)] == ["talare"]


def test_two_words_that_documents_have_are_found_typed_as_one() -> None:
    words = needed("skördemarknadlyckan", "Skördemarknad på Lyckan")
    assert [word.plain for word in words] == ["skördemarknad", "lyckan"]
    assert [word.plain for word in needed("skördemarknadlyckan", "Skördemarknad")] == [
        "skördemarknadlyckan"
    ]


def test_small_words_of_a_phrase_count_as_they_stand() -> None:
    first_aid = standard().named(("första", "hjälpen"), Language.SWEDISH)
    assert first_aid
    assert not standard().named(("en", "hjälp"), Language.SWEDISH)


def test_a_phrase_that_says_little_counts_before_one_that_only_looks_like_a_wish() -> None:
    words = needed("få jobba med hundar", "Rasta hunden")
    assert [word.plain for word in words] == ["hundar"]


def test_small_words_of_english_are_no_compound() -> None:
    assert [word.plain for word in needed("so only dogs", "Walk the dogs")] == ["dogs"]


def test_a_word_is_not_taken_for_another_with_diacritics() -> None:
    """Van is what somebody is used to; vän would be a friend."""
    assert "ls:vän" not in {term.text for word in needed("van vid djur") for term in word.terms}


def test_two_words_are_a_phrase_the_other_way_round_too() -> None:
    (word,) = needed("snö skotta", "Du skottar hos en granne")
    assert finds("snö skotta", "Snöskottning hos en granne")
    assert word.importance is Importance.DOING


def test_whose_death_somebody_tells_of_is_not_what_they_look_for() -> None:
    words = needed("min fru dog förra året och jag vill rasta hundar", "Rasta hunden")
    assert [word.plain for word in words] == ["rasta hundar"]


def test_a_time_is_not_found_by_a_word_of_it_that_says_nothing() -> None:
    assert not finds("bara en gång", "En gång i tiden låg här ett slott")


def test_a_sense_that_is_said_twice_counts_once() -> None:
    nobody, people = analyse_query("känner ingen vill träffa folk")[:2]
    assert people.plain == "träffa folk"
    assert (nobody.importance, people.importance) == (Importance.WISH, Importance.GENERIC)
    assert Relation.SYNONYM not in {each.relation for each in people.wanted}
    assert needed("hund katt", "Hund", "Katt")[1:]


def test_two_words_that_are_heard_of_are_found_typed_as_one() -> None:
    words = needed("mountainbikestigar", "Bygg stigar för cyklar")
    assert [word.plain for word in words] == ["mountainbike", "stigar"]
