"""Every weight of the ranking, in one table.

A document's score for a query is a sum over the words searched for; each adds

    rarity(word) x the best of (field x form x relation) among the places where it stands

Rarity is `RARITY_SCALE * ln(1 + documents / documents with the word)`, rounded: the inverse
document frequency of Spärck Jones (1972), the same number for every form of the word, so that a
rare inflection is not worth more than the word itself. All are whole numbers: sums are exact in the
32-bit floats of both engines as long as they stay below 2^24, which search/checks.py asserts.
"""

import math

from search.analysis import Form, Importance, Relation
from search.documents import Field

FIELD: dict[Field, int] = {
    Field.TITLE: 10,
    Field.NAMES: 6,
    Field.SUMMARY: 6,
    Field.BODY: 3,
}

# What a word adds, in per cent of the above, by standing in these as well: what was filed under
# something and speaks of it is surer than what does either.
CONFIRMS: dict[Field, int] = {
    Field.NAMES: 50,
    Field.BODY: 35,
}

# The very word, its dictionary form, its stem, the noun or verb beside it, two words together, a
# part of a compound, without diacritics, and what the document was filed under.
FORM: dict[Form, int] = {
    Form.EXACT: 10,
    Form.LEMMA: 9,
    Form.STEM: 8,
    Form.DERIVED: 7,
    Form.PAIR: 8,
    Form.PART: 5,
    Form.ORDER: 8,
    Form.FOLDED: 3,
    Form.KEY: 8,
}

# How the term came from what was typed.
RELATION: dict[Relation, int] = {
    Relation.TYPED: 10,
    Relation.CORRECTED: 8,
    Relation.SYNONYM: 7,
    Relation.LESSER_SYNONYM: 5,
    Relation.OF_PHRASE: 4,
    Relation.PART: 5,
    Relation.PART_SYNONYM: 3,
    Relation.BROADER: 3,
    Relation.NARROWER: 4,
    Relation.TASK: 5,
    Relation.RELATED: 1,
}

# How much a word of the query says, in per cent of its rarity.
IMPORTANCE: dict[Importance, int] = {
    Importance.NAME: 100,
    Importance.DOING: 100,
    Importance.GROUP: 90,
    Importance.PLACE: 70,
    Importance.TIME: 40,
    Importance.WISH: 60,
    Importance.ORDINARY: 60,
    Importance.GENERIC: 20,
    Importance.UNWRITTEN: 30,
    Importance.UNKNOWN: 100,
    Importance.ELSEWHERE: 100,
    Importance.TOGETHER: 40,
    Importance.OF_COMPOUND: 30,
    Importance.QUOTED: 40,
    Importance.CONFIRMING: 100,
}

RARITY_SCALE = 10

# What was typed, or meant by it, says what it says in whatever form of it. Any other term is worth no
# more than by its own rarity: "besök" is no rare word because a rare occupation was typed that pays
# visits.
BY_THE_WORD_TYPED = frozenset({Relation.TYPED, Relation.CORRECTED})

# A document is a hit when the words it has make up at least this share of the query's strength,
# where a rare word is stronger (1 to STRONGEST) than a common one. So one strong word suffices
# among weak ones, two weak words never stand in for it, and words that nobody has written weigh
# most: a query without sense finds nothing.
MATCH_SHARE = 0.3
STRONGEST = 4
# What makes no sense at all is stronger than any word, so that two such words silence a third.
SENSELESS = 5
# What is only had elsewhere outweighs one other word, however strong, and gives way to two, or to a
# phrase of two.
ELSEWHERE = 10
# When and how much is seldom what decides whether something is an answer.
MOST_STRENGTH: dict[Importance, int] = {
    Importance.TIME: 1,
    Importance.UNWRITTEN: 1,
}

# Where so many documents have a word by a relation that is sure, the others don't make a match.
ENOUGH = 25
SURE = frozenset(
    {
        Relation.TYPED,
        Relation.CORRECTED,
        Relation.SYNONYM,
        Relation.LESSER_SYNONYM,
        Relation.OF_PHRASE,
    }
)

# Of a query at most so many terms are asked for, of those that documents have. Each word that is
# needed has an equal share, its surest terms first: up to five words that is all of them, of thirty
# it is what was typed and the nearest words for it.
MOST_TERMS = 1500

# Re-ranking of the first RERANKED hits.
RERANKED = 200
FRESHNESS = 6  # per cent of the score, for what was published now
FRESHNESS_HALF_LIFE = 30  # days in which that halves
LAST_CHANCE = 4  # per cent of the score, for what is over in a moment
LAST_DAYS = 14  # before its end in which that grows from nothing
PROMPTNESS = 4  # per cent of the score, for those who answer at once; for the unknown none
PROMPTNESS_HALF_LIFE = 4  # days until an answer in which that halves
APART = 3  # an organisation comes back after so many others, if that costs little:
LOOK_AHEAD = 12  # so many hits are looked over for another organisation
WORTH = 0.85  # and it must have this share of the score of the one it passes

# What makes assignments alike: each shared topic, the tier, the place; words of the title as above.
SIMILAR_TOPIC = 3000
SIMILAR_PLACE = 1500
SIMILAR_TIER = 1000

# Bounds that the checks use.
MOST_DOCUMENTS = 10_000_000


def rarity(documents: int, having: int) -> int:
    """How much a word says that `having` of `documents` documents have; none of them: most."""
    return round(RARITY_SCALE * math.log(1 + max(documents, 1) / max(having, 0.5)))


def highest_score(words: int) -> int:
    """The most that a query of so many words can give."""
    confirmed = sum(FIELD[field] * share / 100 for field, share in CONFIRMS.items())
    return math.ceil(
        rarity(MOST_DOCUMENTS, 0)
        * (max(FIELD.values()) + confirmed)
        * max(FORM.values())
        * max(RELATION.values())
        * words
    )
