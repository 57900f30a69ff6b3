"""Ready objects for tests. `ensure_tree` lays the page tree, also after a flush."""

from home.roles import Role
from home.tree import PageTree, ensure_tree
from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    CallQuestionFactory,
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
from tests.factories.people import PASSWORD, UserFactory, association_user, user_with_role
from tests.factories.saved import SavedSearchFactory

__all__ = [
    "PASSWORD",
    "AssignmentFactory",
    "CallFactory",
    "CallQuestionFactory",
    "ContactFactory",
    "DistrictFactory",
    "EditorialPageFactory",
    "InitiativeFactory",
    "NeedFactory",
    "OccasionFactory",
    "OrganisationFactory",
    "PageTree",
    "QuestionFactory",
    "Role",
    "SavedSearchFactory",
    "TopicFactory",
    "UserFactory",
    "association_user",
    "ensure_tree",
    "user_with_role",
]
