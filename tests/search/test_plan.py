"""What a document must have of the words of a query, and what each place is worth."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Form, Importance, Language, QueryWord, Relation, Wanted
from search.engines.base import Frequencies, TextQuery, WordQuery
from search.plan import text_query
from search.weights import ENOUGH, MOST_TERMS, STRONGEST

DOCUMENTS = 1_000


def term(word: str, relation: Relation = Relation.TYPED, form: Form = Form.LEMMA) -> Wanted:
    return Wanted(form.term(word, Language.SWEDISH), relation)


def asked(*words: QueryWord, **having: int) -> TextQuery:
    """The query, where so many documents have each word, in whatever form."""
    of = {
        wanted.term.text: having[name]
        for word in words
        for wanted in word.wanted
        if (name := wanted.term.text.partition(":")[2]) in having
    }
    return text_query(words, Frequencies(DOCUMENTS, of))


def matched_by(word: WordQuery) -> set[str]:
    return {text.partition(":")[2] for text in word.terms}


def scored_by(word: WordQuery) -> set[str]:
    return {score.term.partition(":")[2] for score in word.scores}


DOG_AND_RELATED = QueryWord(
    "hund", (term("hund"), term("katt", Relation.RELATED), term("hundvakt", Relation.SYNONYM))
)


def test_where_few_documents_have_the_word_what_is_related_is_a_match_too() -> None:
    (word,) = asked(DOG_AND_RELATED, hund=ENOUGH - 1, katt=3, hundvakt=1).words
    assert matched_by(word) == {"hund", "katt", "hundvakt"}


def test_where_enough_documents_have_it_what_is_related_only_scores() -> None:
    (word,) = asked(DOG_AND_RELATED, hund=ENOUGH, katt=3, hundvakt=1).words
    assert matched_by(word) == {"hund", "hundvakt"}
    assert scored_by(word) == {"hund", "katt", "hundvakt"}


def test_a_part_of_a_compound_is_not_sure_enough_to_leave_what_is_related_out() -> None:
    part = QueryWord("hund", (term("hund", form=Form.PART), term("katt", Relation.RELATED)))
    (word,) = asked(part, hund=ENOUGH * 2, katt=3).words
    assert matched_by(word) == {"hund", "katt"}


def test_what_nobody_has_written_is_not_asked_for() -> None:
    (word,) = asked(DOG_AND_RELATED, hund=4).words
    assert matched_by(word) == scored_by(word) == {"hund"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (Relation.TYPED, Relation.CORRECTED),
        (Relation.CORRECTED, Relation.SYNONYM),
        (Relation.SYNONYM, Relation.LESSER_SYNONYM),
        (Relation.LESSER_SYNONYM, Relation.BROADER),
        # Whoever says what they are by occupation is shown what needs it before what is near.
        (Relation.TASK, Relation.BROADER),
        (Relation.TASK, Relation.RELATED),
        (Relation.PART, Relation.PART_SYNONYM),
    ],
)
def test_the_surer_the_way_to_a_term_the_more_it_is_worth(
    better: Relation, worse: Relation
) -> None:
    (word,) = asked(QueryWord("x", (term("one", better), term("two", worse))), one=5, two=5).words
    best = {text: max(s.weight for s in word.scores if s.term == text) for text in word.terms}
    assert best[term("one").term.text] > best[term("two").term.text]


def test_a_rare_word_alone_is_a_hit_and_a_common_one_beside_it_is_not() -> None:
    rare, common = QueryWord("svetsa", (term("svetsa"),)), QueryWord("barn", (term("barn"),))
    query = asked(rare, common, svetsa=1, barn=900)
    assert query.words[0].strength >= query.minimum > query.words[1].strength


def test_a_word_without_sense_outweighs_whatever_common_word_is_beside_it() -> None:
    nonsense = QueryWord("xkcdzu", (term("xkcdzu"),), Importance.UNKNOWN)
    query = asked(nonsense, QueryWord("barn", (term("barn"),)), barn=300)
    assert query.words[1].strength < query.minimum


def test_when_says_less_than_what() -> None:
    what = QueryWord("läxhjälp", (term("läxhjälp"),), Importance.DOING)
    when = QueryWord("kväll", (term("kväll"),), Importance.TIME)
    query = asked(what, when, läxhjälp=40, kväll=40)
    assert query.words[0].strength > query.words[1].strength == 1


def test_two_words_without_sense_silence_a_third() -> None:
    nonsense = [QueryWord(word, (), Importance.UNKNOWN) for word in ("xkcdzu", "wroxif")]
    query = asked(*nonsense, QueryWord("svetsa", (term("svetsa"),)), svetsa=1)
    assert sum(word.strength for word in query.words if word.terms) < query.minimum


CORRECTED = QueryWord("hnud", (term("hnud"), term("hund", Relation.CORRECTED)))
NONSENSE = QueryWord("xkcdzu", (term("xkcdzu"),), Importance.UNKNOWN)


def test_a_corrected_word_counts_as_typed_but_beside_nonsense_as_a_guess() -> None:
    alone = asked(CORRECTED, hund=5)
    assert alone.words[0].strength == STRONGEST
    beside = asked(CORRECTED, NONSENSE, hund=5)
    assert beside.words[0].strength == 1
    assert beside.words[0].strength < beside.minimum


def test_taken_for_a_word_that_nobody_has_written_is_a_guess() -> None:
    guess = QueryWord("hnud", (term("hund", Relation.CORRECTED), term("valp", Relation.SYNONYM)))
    assert asked(guess, valp=5).words[0].strength == 1


def test_what_is_quoted_decides_alone() -> None:
    quoted = [
        QueryWord(name, (term(name, form=Form.ORDER),), Importance.QUOTED)
        for name in ("läs+hög", "hög+barn")
    ]
    other = QueryWord("hund", (term("hund"),))
    query = asked(other, *quoted, **{"läs+hög": 3, "hög+barn": 2, "hund": 9})
    assert query.minimum == 2
    assert [word.strength for word in query.words] == [0, 1, 1]
    assert not query.words[0].terms
    assert query.words[0].scores


@given(st.integers(1, 32), st.integers(1, 400))
@settings(deadline=None, max_examples=30)
def test_many_words_together_ask_for_no_more_than_one_may(words: int, terms: int) -> None:
    """Each has an equal share, and what was typed is in it."""
    many = [
        QueryWord(
            f"w{number}",
            (
                *(term(f"w{number}-{each}", Relation.RELATED) for each in range(terms)),
                term(f"w{number}"),
            ),
        )
        for number in range(words)
    ]
    having = {wanted.term.text: 3 for word in many for wanted in word.wanted}
    query = text_query(many, Frequencies(DOCUMENTS, having))
    assert sum(len(word.terms) for word in query.words) <= MOST_TERMS
    for number, word in enumerate(query.words):
        assert term(f"w{number}").term.text in word.terms
        assert len(word.terms) == len(query.words[0].terms)


def test_what_is_counted_alone_asks_for_the_same_matches() -> None:
    """Without scores only those words are left out that no document must have."""
    words = [
        DOG_AND_RELATED,
        QueryWord("hjälp", (term("hjälp"),), Importance.GENERIC),
        QueryWord("hund hjälp", (term("hund+hjälp", form=Form.PAIR),), Importance.TOGETHER),
    ]
    found = Frequencies(DOCUMENTS, {"ls:hund": 30, "ls:katt": 5, "ls:hjälp": 400})
    scored, counted = text_query(words, found), text_query(words, found, scored=False)
    assert counted.minimum == scored.minimum
    assert [(word.terms, word.strength) for word in counted.words] == [
        (word.terms, word.strength) for word in scored.words if word.strength
    ]
    assert not any(word.scores for word in counted.words)


def test_a_common_word_is_not_worth_more_because_a_rare_one_leads_to_it() -> None:
    nurse = QueryWord("uska", (term("uska"), term("besök", Relation.TASK)), Importance.DOING)
    (word,) = asked(nurse, uska=1, besök=500).words
    worth = {text: max(s.weight for s in word.scores if s.term == text) for text in word.terms}
    visit = term("besök").term.text
    (alone,) = asked(QueryWord("x", (term("besök", Relation.TASK),)), besök=500).words
    assert worth[visit] <= max(score.weight for score in alone.scores) * 2
    assert worth[visit] * 10 < worth[term("uska").term.text]


def test_what_is_only_had_elsewhere_outweighs_one_word_and_gives_way_to_two() -> None:
    elsewhere = QueryWord("casino", (), Importance.ELSEWHERE)
    children, homework = (QueryWord(word, (term(word),)) for word in ("barn", "läxa"))
    phrase = QueryWord("hjälpa barn", (term("barn"),), Importance.WISH)

    def enough(query: TextQuery) -> bool:
        return sum(word.strength for word in query.words if word.terms) >= query.minimum

    assert not enough(asked(elsewhere))
    assert not enough(asked(elsewhere, children, barn=3))
    assert enough(asked(elsewhere, children, homework, barn=3, läxa=3))
    assert enough(asked(elsewhere, phrase, barn=3))
