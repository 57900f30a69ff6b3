import pytest
from django.utils.translation import override

from search.distance_words import distance_words
from search.whereabouts import Distance


@pytest.mark.parametrize(
    ("metres", "exact", "swedish", "english"),
    [
        (3, True, "100 m bort", "100 m away"),
        (440, True, "400 m bort", "400 m away"),
        (970, True, "1,0 km bort", "1.0 km away"),
        (1234, True, "1,2 km bort", "1.2 km away"),
        (12_345, True, "12 km bort", "12 km away"),
        (300, False, "cirka 1 km bort", "about 1 km away"),
        (2600, False, "cirka 3 km bort", "about 3 km away"),
    ],
)
def test_a_distance_is_as_exact_as_is_known(
    metres: float, exact: bool, swedish: str, english: str
) -> None:
    for language, words in (("sv", swedish), ("en", english)):
        with override(language):
            assert distance_words(Distance(metres, exact)) == words
