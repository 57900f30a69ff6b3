"""What a concept of the thesaurus is."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of concepts, as written in the thesaurus."""

    TOPIC = "topic"
    TIER = "tier"
    ACTIVITY = "activity"
    SKILL = "skill"
    OCCUPATION = "occupation"
    GROUP = "group"
    THING = "thing"
    PLACE = "place"
    TIME = "time"
    WISH = "wish"
