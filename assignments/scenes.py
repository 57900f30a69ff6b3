"""Which drawing stands at the top of a page that has no picture of its own."""

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


def scene(topics: Iterable[Topic]) -> str:
    """The template of the drawing of the first topic that has one, else the general one."""
    names = (SCENES[topic.slug] for topic in topics if topic.slug in SCENES)
    return f"svg/scenes/{next(names, GENERAL)}.svg"
