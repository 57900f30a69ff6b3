"""Which drawings stand for a page that has no picture of its own."""

from collections.abc import Iterable

from assignments.models import Topic

# By a topic's slug; templates/svg/scenes/ holds the drawings.
SCENES = {
    "aldre": "knock",
    "barn-unga": "table",
    "digitalt": "table",
    "djur": "gate",
    "evenemang": "fair",
    "funktionsratt": "bench",
    "halsa": "bench",
    "idrott": "harbour",
    "integration": "table",
    "kommunikation": "fair",
    "kultur": "fair",
    "mat": "table",
    "mentorskap": "bench",
    "natur-miljo": "jetty",
    "odling": "garden",
    "reparera": "fence",
    "sallskap": "bench",
    "secondhand": "fair",
    "skola-laxhjalp": "table",
    "sprak": "table",
    "styrelse": "table",
    "transport": "gate",
    "trygghet": "storm",
}
GENERAL = "harbour"

# Topics that say for whom. What is done tells more: homework with children is drawn as a book.
FOR_WHOM = frozenset({"aldre", "barn-unga", "integration", "sallskap"})


def telling(topics: Iterable[Topic]) -> list[Topic]:
    """The topics in their order, those that say what is done before those that say for whom."""
    return sorted(topics, key=lambda topic: topic.slug in FOR_WHOM)


def drawn_topic(topics: Iterable[Topic]) -> str:
    """The slug of the topic whose drawing stands for the page; empty without any topic."""
    return next((topic.slug for topic in telling(topics)), "")


def scene(topics: Iterable[Topic]) -> str:
    """The template of the drawing of the most telling topic that has one, else the general one."""
    names = (SCENES[topic.slug] for topic in telling(topics) if topic.slug in SCENES)
    return f"svg/scenes/{next(names, GENERAL)}.svg"
