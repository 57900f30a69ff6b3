"""What somebody would rather not, among what they wish for: och inte *sitta hemma*. Pure.

What others cannot, or have none of, is why they need help: som inte kan simma, har ingen mat.
"""

from collections.abc import Sequence

from search.analysis.stopwords import is_stop_word
from search.analysis.thesaurus import Thesaurus

_LONGEST = 5  # words
_BOUNDARIES = frozenset({"och", "men", "eller", "utan", "för", "som", "fast", "and", "but", "or"})

_NOT = frozenset({"inte", "ej", "not"})
_BEFORE_NOT = frozenset({"och", "men", "fast", "vill", "gillar", "orkar", "and", "but", "rather"})
_RATHER = frozenset({"helst", "gärna", "ändå"})  # which may stand between: vill helst inte
_ABLE = frozenset({"kan", "har", "får", "vet", "can", "have"})
_ONLY = frozenset({"bara", "enbart", "only", "just"})

_NONE = frozenset({"inga", "inget", "ingen", "no"})
_LACKING = frozenset({"har", "hade", "ha", "får", "finns", "med", "have", "has", "had", "with"})

_SPARED = frozenset(
    {"slippa", "slipper", "utom", "förutom", "except", "ogillar", "hatar", "avskyr"}
)
_ALL = frozenset({"allt", "alla", "anything", "everything", "anyone", "everyone"})
_AFRAID = frozenset({"rädd", "livrädd", "allergisk"})


def unwanted(tokens: Sequence[str], at: int, thesaurus: Thesaurus) -> int:
    """How many tokens from there say what is not wished for; none where nothing else is said."""
    begins = _begins(tokens, at)
    ends = begins
    while ends < min(len(tokens), begins + _LONGEST) and tokens[ends] not in _BOUNDARIES:
        ends += 1
    if ends == begins:
        return 0
    others = (*tokens[:at], *tokens[ends:])
    says = any(not is_stop_word(each) and not thesaurus.is_generic((each,)) for each in others)
    return ends - at if says else 0


def is_not_only(tokens: Sequence[str], at: int) -> bool:
    """Whether what follows is wished for, with more: inte bara barn."""
    return tokens[at] in _NOT and not _ONLY.isdisjoint(tokens[at + 1 : at + 2])


def _begins(tokens: Sequence[str], at: int) -> int:
    """The first token of what is not wished for; past all where nothing is said not to be."""
    word = tokens[at]
    before = next((each for each in reversed(tokens[:at]) if each not in _RATHER), "")
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if (word, after) == ("utan", "att") or (word in _AFRAID and after in ("för", "mot")):
        return at + 2
    denied = (
        word in _SPARED
        or (word in _NOT and before in _BEFORE_NOT and after not in _ABLE | _ONLY)
        or (word in _NONE and before not in _LACKING)
        or (word == "but" and before in _ALL)
    )
    return at + 1 if denied else len(tokens)
