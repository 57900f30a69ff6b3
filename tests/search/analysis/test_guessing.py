from search.analysis import Reader
from tests.search.analysis.written import Written, finds, needed


def test_a_misspelt_compound_is_read_as_the_one_meant() -> None:
    assert [word.read_as for word in needed("potatisupptagnig", "Ta upp potatis")] == [
        "potatisupptagning"
    ]
    assert finds("potatisupptagnig", "Ta upp potatis")


def test_the_beginning_of_written_words_is_no_form_of_another_word() -> None:
    (word,) = needed("bibl", "Bokbud från biblioteket")
    assert "e_:biblioteket" in {term.text for term in word.terms}


def test_what_looks_like_a_form_of_one_word_is_rather_a_slip_in_another() -> None:
    (word,) = needed("pensionerer", "Gympa för pensionärer", "Är du pensionerad polis?")
    assert word.read_as == "pensionärer"
    (word,) = needed("pensionerade", "Gympa för pensionärer", "Är du pensionerad polis?")
    assert not word.read_as


def test_a_word_that_nobody_has_written_is_read_as_one_like_it_that_somebody_has() -> None:
    assert [word.read_as for word in needed("ukelele", "Starta en ukulelecirkel, ukulele")] == [
        "ukulele"
    ]
    assert [word.read_as for word in needed("skridsko", "Fika med oss")] == [""]


def test_a_misspelt_word_that_says_little_says_as_little() -> None:
    assert [word.plain for word in needed("voluntering animals", "Feed the animals")] == ["animals"]


def test_a_misspelt_form_is_read_as_the_word_that_documents_have() -> None:
    assert finds("djurjoren", "Vi är stadens djurjour")
    assert not finds("djurjoren", "Vi är stadens jurister")


def test_what_is_half_typed_is_rather_a_word_that_nobody_wrote_than_a_slip_in_another() -> None:
    (word,) = needed("flyk", "Hämta på flyget")
    assert "flyg" not in word.read_as


def test_a_half_typed_word_is_not_what_a_longer_one_is_made_of() -> None:
    assert finds("jurid", "Jurist till torsdagsrådgivningen")
    assert not finds("jurid", "Plugga ihop med studenter")


def test_of_two_words_that_are_none_neither_is_far_from_one() -> None:
    assert finds("plindering", "Hjälp till med planering")
    assert not finds("plindering worsk", "Hjälp till med planering")
    assert finds("sprakkafe volontärr", "Språkcafé söker volontärer")


def test_what_was_read_before_does_not_decide_what_is_near() -> None:
    texts = ("plindering", "worsk plindering")
    fresh = {text: Reader(Written("Hjälp till med planering")).read(text) for text in texts}
    for order in (texts, texts[::-1]):
        reader = Reader(Written("Hjälp till med planering"))
        assert {text: reader.read(text) for text in order} == fresh


def test_a_word_that_begins_otherwise_than_it_sounds_is_read_by_its_sound() -> None:
    assert [word.read_as for word in needed("sykolog", "Samtal med en psykolog")] == ["psykolog"]
    assert [word.read_as for word in needed("qvinnojour", "Svara på kvinnojouren")] == [
        "kvinnojour"
    ]
