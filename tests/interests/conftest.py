from pathlib import Path

import pytest
from django.test import Client

from assignments.models import AssignmentPage
from interests.models import Interest
from tests.factories import AssignmentFactory, ContactFactory, OrganisationFactory, QuestionFactory
from tests.interests.sent import filled_in, form_url


@pytest.fixture(scope="module")
def laid_assignment(shared_content: Path) -> int:
    page = AssignmentFactory(
        parent=OrganisationFactory(title="Fredriksdals odlare"),
        title="Gör vinterfint i växthuset",
        contacts=[ContactFactory(name="Amina Yusuf", email="amina@example.org")],
        questions=[QuestionFactory(text="Vill du låna stövlar?")],
    )
    return int(page.pk)


@pytest.fixture
def assignment(db: None, laid_assignment: int) -> AssignmentPage:
    page: AssignmentPage = AssignmentPage.objects.get(pk=laid_assignment)
    return page


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def interest(visitor: Client, assignment: AssignmentPage) -> Interest:
    visitor.post(form_url(assignment), filled_in(assignment))
    return Interest.objects.get()
