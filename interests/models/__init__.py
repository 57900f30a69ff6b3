"""Interests, the sendings that led to them, what is left of old ones, and the settings."""

from interests.models.interests import Interest, Submission
from interests.models.past import PastInterests
from interests.models.settings import InterestSettings

__all__ = ["Interest", "InterestSettings", "PastInterests", "Submission"]
