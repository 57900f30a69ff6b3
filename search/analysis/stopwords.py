"""Words that say nothing about what is sought: neither indexed nor looked up.

Beside the small words of each language stand those with which people ask ("jag vill gärna …"):
in a volunteer portal every assignment would match them. Negations and numerals are kept.
"""

from search.analysis.words import plain_words

_SWEDISH = """
alla allt alltså andra att av bara behöver bland blev bli blir både de dem den denna deras dess
dessa det detta dig din dina dit ditt du då där därför efter eftersom eller en er era ert ett fast
finns fler flera för från få genom ha hade han hans har hel hela helst helt hennes hon honom hos
hur här i ibland in innan inom inte jag ju just kan kanske kom kommer kring kunde lite man med medan
mellan men mera mest mig min mina mitt mot mycket måste ni nog nu nån någon något några när och
också olika om oss på redan rätt samma samt se sedan ser sin sina sitt själv ska skall skulle som
så sådan sådana sådant tack till tills trots under upp ur ut utan utanför vad var vara varandra
vart varje vem vems vi via vid vidare vilka vilken vilket vill är än ännu även åt över
dej dom före liksom mej nån nånstans nånting nåra nåt någonstans någonting oxå sej sån såna sånt va
gärna hej hitta leta letar skulle söker sök söka tänkt tänkte undrar vilja velat ville önskar
"""

_ENGLISH = """
a about after all also am an and any are as at be because been being both but by can could did do
does doing down during each few for from further had has have having he her here hers him his how i
if in into is it its just me more most my of on once only or other our out over own please same she
should so some such than that the their them then there these they this those through to too under
until up very was we were what when where which while who whom why will with would you your
find hello hi like looking love need search searching want wants wish
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(plain_words(text))


STOP_WORDS: dict[str, frozenset[str]] = {"sv": _words(_SWEDISH), "en": _words(_ENGLISH)}

# What a phrase says by them is not what its other words say: "inte så bra svenska".
NEGATIONS = _words("inte ej icke ingen inga inget utan no not non never without don dont doesn isn")


_ALL = frozenset().union(*STOP_WORDS.values())


def is_stop_word(word: str) -> bool:
    """In any language: "in" and "to" are never content."""
    return word in _ALL


def is_small(word: str, language: str) -> bool:
    """Whether a phrase says the same without the word."""
    return word in STOP_WORDS[language] and word not in NEGATIONS
