"""Rate limits on what costs: searching, and guessing passwords."""
