"""What somebody would rather not, among what they wish for: och inte *sitta hemma*. Pure."""

from collections.abc import Sequence

from search.analysis.stopwords import is_stop_word
from search.analysis.thesaurus import Thesaurus

_LONGEST = 5  # words
_SPARED = frozenset({"slippa", "slipper"})
_NOT = frozenset({"inte", "ej", "not"})
_BEFORE_NOT = frozenset({"och", "men", "fast", "vill", "gillar", "orkar", "and", "but"})
_RATHER = frozenset({"helst", "gärna", "ändå"})  # which may stand between: vill helst inte
# What follows is what others cannot, which is why they need help: och inte kan simma.
_ABLE = frozenset({"kan", "har", "får", "vet", "can", "have"})
_BOUNDARIES = frozenset({"och", "men", "eller", "utan", "för", "som", "fast", "and", "but", "or"})


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


def _begins(tokens: Sequence[str], at: int) -> int:
    """The first token of what is not wished for; past all where nothing is said not to be."""
    word = tokens[at]
    before = next((each for each in reversed(tokens[:at]) if each not in _RATHER), "")
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if (word, after) == ("utan", "att"):
        return at + 2
    if word in _SPARED or (word in _NOT and before in _BEFORE_NOT and after not in _ABLE):
        return at + 1
    return len(tokens)
