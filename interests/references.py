"""References such as GG-4K7M-2Q, which a resident can read out over the telephone."""

from django.utils.crypto import salted_hmac

PREFIX = "GG"
# No characters that are mistaken for each other.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6


def reference(assignment_id: int, email_key: str, turn: int) -> str:
    """The reference of an address in an assignment; `turn` counts on when one is taken.

    It follows from whom it is about, so that the thanks page shows a second sender of the same
    address the same reference as the first, and nobody can tell the two apart.
    """
    digest = salted_hmac(
        "interests.reference", f"{assignment_id}:{email_key}:{turn}", algorithm="sha256"
    ).digest()
    number = int.from_bytes(digest[:8])
    characters = []
    for _position in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return f"{PREFIX}-{''.join(characters[:4])}-{''.join(characters[4:])}"
