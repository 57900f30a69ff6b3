"""Ready objects for tests. `ensure_tree` lays the page tree, also after a flush."""

from home.tree import PageTree, ensure_tree
from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    DistrictFactory,
    EditorialPageFactory,
    InitiativeFactory,
    NeedFactory,
    OccasionFactory,
    OrganisationFactory,
    QuestionFactory,
    TopicFactory,
)

__all__ = [
    "AssignmentFactory",
    "CallFactory",
    "ContactFactory",
    "DistrictFactory",
    "EditorialPageFactory",
    "InitiativeFactory",
    "NeedFactory",
    "OccasionFactory",
    "OrganisationFactory",
    "PageTree",
    "QuestionFactory",
    "TopicFactory",
    "ensure_tree",
]
