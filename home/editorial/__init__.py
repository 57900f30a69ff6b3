"""The editorial pages that a new portal starts with. From then on they are the editors'."""

from home.editorial.about import about
from home.editorial.accessibility import accessibility
from home.editorial.associations import associations
from home.editorial.privacy import privacy

__all__ = ["about", "accessibility", "associations", "privacy"]
