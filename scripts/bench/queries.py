"""What is asked: words that residents use, with and without chosen values. Drawn by a seed."""

import random
from urllib.parse import urlencode

WORDS = (
    *("läxhjälp", "hundvakt", "rasta hund", "språkcafé", "äldre", "barn", "fotbollstränare"),
    *("köra bil", "skjutsa till sjukhuset", "laga mat", "matkassar", "odla", "trädgård"),
    *("hjälp med datorn", "mobilhjälp för seniorer", "bokföring", "styrelse", "revisor"),
    *("läsa högt på äldreboende", "promenadsällskap", "ensamma äldre", "besöka någon"),
    *("nyanländ", "prata svenska", "tolka arabiska", "mentor", "jobba med ungdomar"),
    *("nattvandra", "simskola", "ridning", "katter", "djurhem", "plocka skräp", "strandstädning"),
    *("snickra", "laga cyklar", "sy om kläder", "secondhand", "loppis", "kassa i butik"),
    *("fotografera", "bygga webbplats", "översätta", "sociala medier", "spela piano", "körsång"),
    *("teater", "festival", "publikvärd", "cupen", "vattna blommor", "snöskottning"),
    *("julafton", "kyrkan", "rullstol", "ledsaga", "följa med till vården", "jurist"),
    *("elektriker", "svetsa", "helgen", "hemifrån", "en timme", "råå", "på söder"),
    *("något med barn på en lördag", "jag vill hjälpa nyanlända att lära sig svenska"),
    *("jag är pensionerad lärare", "volontär på distans", "walk dogs", "homework help", "elderly"),
    *("läxjhälp", "sprakkafe", "volontärr", "fotbol", "läx", "hun", "odl"),
)
TIERS = ("micro", "short", "long", "special")
TOPICS = (
    "barn-unga",
    "aldre",
    "sprak",
    "mat",
    "natur-miljo",
    "djur",
    "idrott",
    "kultur",
    "digitalt",
)
DISTRICTS = ("centrum", "soder", "raa", "dalhem", "drottninghog", "odakra", "remote")
KINDS = ("association", "municipality")
LANGUAGES = ("sv", "en", "ar")

MOST_TYPED = 8  # letters

Pairs = tuple[tuple[str, str], ...]


def searches(number: int, seed: int) -> list[Pairs]:
    """GET parameters of `number` searches: three of four with words, two of three with filters."""
    chance = random.Random(seed)  # noqa: S311 nothing secret
    return [_search(chance) for _ in range(number)]


def addresses(path: str, made: list[Pairs]) -> list[str]:
    return [f"{path}?{urlencode(pairs)}" if pairs else path for pairs in made]


def beginnings(number: int, seed: int) -> list[str]:
    """What `number` residents have typed so far: 1 to 8 letters of what they search for."""
    chance = random.Random(seed)  # noqa: S311 nothing secret
    return [chance.choice(WORDS)[: chance.randint(1, MOST_TYPED)] for _ in range(number)]


def _search(chance: random.Random) -> Pairs:
    pairs = [("q", chance.choice(WORDS))] if chance.random() < 0.75 else []
    if chance.random() < 0.67:
        pairs += [("tier", tier) for tier in chance.sample(TIERS, chance.randint(0, 2))]
        for name, values, share in (
            ("topic", TOPICS, 0.4),
            ("district", DISTRICTS, 0.3),
            ("kind", KINDS, 0.15),
            ("language", LANGUAGES, 0.15),
        ):
            if chance.random() < share:
                pairs += [(name, value) for value in chance.sample(values, chance.randint(1, 2))]
        if chance.random() < 0.1:
            pairs.append(("groups", "1"))
    if chance.random() < 0.15:
        pairs.append(("sort", chance.choice(["newest", "soonest"])))
    elif chance.random() < 0.1:
        pairs.append(("page", "2"))
    return tuple(pairs)
