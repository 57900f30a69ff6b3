"""What a limit is, and the arithmetic of it.

The generic cell rate algorithm (ITU-T I.371): of each client only one moment is kept, the one at
which all its requests so far would have been spread out evenly. A request may pass while that
moment is not further ahead than the burst allows.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """`burst` requests at once, and then one each `interval` seconds."""

    name: str
    burst: int
    interval: float

    @property
    def tolerance(self) -> float:
        """Seconds that a client may be ahead of the even spread before it has to wait."""
        return self.interval * (self.burst - 1)
