"""Swedish compounds -> their parts: läxhjälpare -> läx and hjälpare.

A compound is a modifier and a head, written as one word. The modifier stands as it is (hund), with
a linking s (besöks) or e (sorge), without its last vowel (läx for läxa) or with another one (gatu,
kyrko); the head is any form of a word. Which words there are is asked of simplemma's dictionary;
what decides among several ways is the length of the shortest part: long parts are seldom chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import simplemma

_SHORTEST = 3  # letters of a part
_SHORTEST_LINKED = 5  # letters of a modifier with a linking e: sorge, familje
_LONGEST = 40  # letters of a word that is tried: the longest in use have fewer
_INFLECTIONS = ("arna", "erna", "orna", "ar", "en", "et", "er", "or", "n", "t")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never modifiers: with what follows they make other words (uppdrag, förening), not compounds.
_PREFIXES = _words(
    """
    ansvar där däri efter eller emed emot fram från förs först gemen genom hit häri härom
    innan inne inom inte mellan mera minst näst någon omkring oms samman samt sedan själv
    sånt till tillsamman under unge uppe utan utom vara varje åter över
    """
)
# Parts of three letters: all but these are mostly chance.
_SHORT_MODIFIERS = _words(
    """
    alg arm arv bad bak ban bar ben bil bio bok bol bro byt båt dag dam dop dov dun döv eld fat
    fik fis fot fyr får gat get gud gym hav hem hud hus hår hög höj hör jul kaj kor kul kyl kök
    köp kör lag lek ler lov lun läs läx låg lån lås låt lök mat mor mur mus mål möt nål nät nöd
    odl ord ost par ped pop pub rad rid ris rit rot rum råd röd röj rör råg räv sal sim sjö sko
    snö sol sot sov spa spö sto stå stö syn sys säl så tak tal tid tob ton torg tur tyg tåg tår
    tös ull ung upp ute val vax ved vev vin våg väg vän vår vårds ägg älg äng öga ört
    """
)
_SHORT_HEADS = _words(
    """
    bad bil bio bok bon bot bud bär båt dag dal dam del djur dop eld fat får hem hus hår jul
    kaj kit kod kor kök kör lag led lek lov lån låt mat mor mål möt nät ord ort par pub rad
    rum råd sal sim sjö sko sol spa syn sång sår tak tal tid tur tyg tåg ved vin väg vän vår
    ärt åka öl ört
    """
)
# Never heads: endings that are also words.
_ENDINGS = _words(
    """
    aden agar agen alar alen ammans anda ande arna asta domar domen ella elsen elser enda
    ende enheten erar erna eter het heten heter ingen iska isten kaste lara lare lera lett
    liga lighet ligt lutar lutat lutet lösa lösning löst mare medan nare ningar ningen oret
    orna rade raden rare rens rikt sats sins skap skapen skapet skott skt stare stiga tade
    tare terad terna tiga tigt tion tisk tiska tivt tjej tror ull villig villiga vist vitet
    äldre ärda ären ålig årig åriga
    """
)
# Modifiers that are no dictionary forms.
_IRREGULAR = _words(
    """
    barna second secondhand små unga äldre
    """
)


@dataclass(frozen=True)
class Split:
    """A way to read a compound. The modifier is without its linking s."""

    modifier: str
    head: str


@lru_cache(maxsize=200_000)
def compound_splits(word: str) -> tuple[Split, ...]:
    """The likely ways to read a Swedish word in lower case as a compound, the best first.

    None when it is no compound; two only where an s belongs to either part (kväll-svärd,
    kvälls-värd). What looks like a compound by chance (sjuk-aste) is mostly, not always, left out.
    """
    if not 2 * _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    places = sorted(_places(word), key=lambda at: (-min(at, len(word) - at), at))
    if not places:
        return ()
    best = places[0]
    # The s before or after: the neighbouring place, when it is one too.
    neighbours = [at for at in (best + 1, best - 1) if at in places and word[min(at, best)] == "s"]
    return tuple(Split(_modifier(word[:at]), word[at:]) for at in (best, *neighbours[:1]))


def _places(word: str) -> Iterator[int]:
    for place in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if _is_head(word[place:]) and _modifier(word[:place]) and not _is_foreign(word, place):
            yield place


def _is_foreign(word: str, place: int) -> bool:
    """Whether it is rather of a verb in -era than a compound: orient-era, no ring."""
    return word[place - 1 : place + 1] == "er" and not _is_base(word[:place])


def _is_head(text: str) -> bool:
    if text in _ENDINGS:
        return False
    if len(text) == _SHORTEST:
        return text in _SHORT_HEADS
    # Whoever does it (rastare) and the doing (rastning) are often in no dictionary; what they do
    # (rasta) is.
    return (
        _is_word(text)
        or _is_inflected(text)
        or (text.endswith("are") and _is_base(text.removesuffix("re")))
        or _is_doing(text)
    )


def _is_inflected(text: str) -> bool:
    """Whether it is a form of a word that the dictionary has not: bingot, skottningen."""
    words = (text.removesuffix(each) for each in _INFLECTIONS if text.endswith(each))
    return any(len(word) > _SHORTEST and (_is_base(word) or _is_doing(word)) for word in words)


def _is_doing(text: str) -> bool:
    """Whether it is the doing of what a verb says: rastning."""
    stem = text.removesuffix("ning")
    return _SHORTEST <= len(stem) < len(text) and _is_base(f"{stem}a")


@lru_cache(maxsize=100_000)
def _modifier(text: str) -> str:
    """The modifier that `text` is, without a linking s; empty when it is none."""
    if text in _PREFIXES:
        return ""
    if len(text) == _SHORTEST:
        return text if text in _SHORT_MODIFIERS else ""
    if text in _IRREGULAR:
        return text
    if text.endswith("s") and _is_modifier(text[:-1]):
        return text[:-1]
    return text if _is_modifier(text) else ""


def _is_modifier(text: str) -> bool:
    if len(text) == _SHORTEST:
        return text in _SHORT_MODIFIERS
    without_link = f"{text[:-1]}a" if text[-1] in "ou" else f"{text[:-1]}um"
    linked = text[-1] == "e" and len(text) >= _SHORTEST_LINKED
    return (
        _is_base(text)
        or any(_is_base(text + vowel) for vowel in "ae")
        or (text[-1] in "oue" and _is_base(without_link))
        or (linked and (_is_base(text[:-1]) or _is_base(f"{text[:-1]}a")))
    )


def _is_base(text: str) -> bool:
    """Whether it is a word in its dictionary form."""
    return _is_word(text) and str(simplemma.lemmatize(text, lang="sv")) == text


@lru_cache(maxsize=100_000)
def _is_word(text: str) -> bool:
    return simplemma.is_known(text, lang="sv")
