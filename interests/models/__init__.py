"""Interests, the sendings of the form that led to them, and the coordinator's settings."""

from interests.models.interests import Interest, Submission
from interests.models.settings import InterestSettings

__all__ = ["Interest", "InterestSettings", "Submission"]
