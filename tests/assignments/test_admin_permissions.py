"""An association edits exactly its own subtree, and sees no more of the rest than residents do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Page, Site

from assignments.middleware import OPEN_VIEWS, PAGE_ARGUMENTS
from assignments.models import AssignmentPage, OrganisationPage
from assignments.services import ensure_team, take_access
from tests.assignments.association import SECRET, World, assignment_form
from tests.factories import (
    OrganisationFactory,
    TopicFactory,
    association_user,
)

pytestmark = pytest.mark.django_db

PAGE_VIEWS = (
    *("edit", "copy", "delete", "unpublish", "move", "history", "revisions_index", "view_draft"),
    *("preview_on_edit", "usage", "set_privacy", "lock", "convert_alias", "workflow_history"),
)


@pytest.mark.parametrize("view", PAGE_VIEWS)
def test_pages_of_others_are_closed(world: World, view: str) -> None:
    home_pages = (world.tree.home, world.tree.organisations, world.tree.search)
    for page in (world.theirs, world.their_page, world.their_draft, world.call, *home_pages):
        response = world.client.get(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]))
        assert response.status_code in (302, 403, 404), page
        assert SECRET not in response.content.decode()


@pytest.mark.parametrize("view", ["edit", "history", "copy", "delete"])
def test_own_pages_are_open(world: World, view: str) -> None:
    for page in (world.my_page, world.my_draft):
        assert world.status(f"wagtailadmin_pages:{view}", page.pk) == 200


def test_own_draft_can_be_looked_at(world: World) -> None:
    response = world.client.get(reverse("wagtailadmin_pages:view_draft", args=[world.my_draft.pk]))
    assert response.status_code == 200
    assert world.my_draft.title in response.content.decode()


def test_revisions_are_compared_among_own_pages_only(world: World) -> None:
    mine = [world.my_page.pk, "earliest", "latest"]
    theirs = [world.their_page.pk, "earliest", "latest"]
    assert world.status("wagtailadmin_pages:revisions_compare", *mine) == 200
    assert world.status("wagtailadmin_pages:revisions_compare", *theirs) == 302


def test_assignments_are_added_under_the_own_organisation_only(world: World) -> None:
    def add(parent: Page) -> int:
        return world.status("wagtailadmin_pages:add", "assignments", "assignmentpage", parent.pk)

    assert add(world.mine) == 200
    assert add(world.theirs) == 302
    organisation = ["assignments", "organisationpage", world.tree.organisations.pk]
    assert world.status("wagtailadmin_pages:add", *organisation) == 302
    assert world.status("wagtailadmin_pages:add_subpage", world.tree.home.pk) == 302


def test_the_form_of_a_new_assignment_has_the_tier_chosen(world: World) -> None:
    url = reverse("new_assignment", args=[world.mine.pk, "micro"])
    assert world.client.get(url).context["form"]["tier"].value() == "micro"
    assert world.status("new_assignment", world.theirs.pk, "micro") == 302
    assert world.status("new_assignment", world.mine.pk, "huge") == 404


def test_a_new_assignment_is_published_at_once(world: World) -> None:
    url = reverse("wagtailadmin_pages:add", args=["assignments", "assignmentpage", world.mine.pk])
    response = world.client.post(url, assignment_form())
    assert response.status_code == 302, response.context["form"].errors
    page = AssignmentPage.objects.get(title="Baka bullar med oss")
    assert (page.live, page.slug, page.organisation) == (True, "baka-bullar-med-oss", world.mine)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 81),
        ("apply_by", "2001-01-01"),
        ("tier", ""),
        ("district", "999999"),
        ("topics", []),
    ],
)
def test_what_is_wrong_is_said_at_the_field(world: World, field: str, value: Any) -> None:
    url = reverse("wagtailadmin_pages:add", args=["assignments", "assignmentpage", world.mine.pk])
    response = world.client.post(url, assignment_form(**{field: value}))
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert not AssignmentPage.objects.filter(summary="En kväll i köket.").exists()


def test_more_than_three_topics_are_too_many(world: World) -> None:
    url = reverse("wagtailadmin_pages:add", args=["assignments", "assignmentpage", world.mine.pk])
    form = assignment_form(topics=[TopicFactory().pk for _ in range(4)])
    assert "topics" in world.client.post(url, form).context["form"].errors


def test_nobody_approves_or_renames_the_address_of_itself(world: World) -> None:
    world.mine.approved = False
    world.mine.save()
    url = reverse("wagtailadmin_pages:edit", args=[world.mine.pk])
    form = world.client.get(url).context["form"]
    assert not {"approved", "slug", "seo_title", "go_live_at"} & set(form.fields)
    data = {name: value for name, value in form.initial.items() if isinstance(value, str)}
    data |= {"about": assignment_form()["description"], "approved": "on", "slug": "kapad"}
    response = world.client.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    world.mine.refresh_from_db()
    assert (world.mine.approved, world.mine.slug) == (False, "laxlyktan")


def test_the_organisation_itself_is_paused_and_not_deleted(world: World) -> None:
    for view in ("delete", "unpublish"):
        world.client.post(reverse(f"wagtailadmin_pages:{view}", args=[world.mine.pk]))
        assert OrganisationPage.objects.get(pk=world.mine.pk).live
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    world.client.post(f"{bulk}?id={world.mine.pk}")
    assert OrganisationPage.objects.get(pk=world.mine.pk).live


def test_an_own_assignment_is_not_moved_to_another_organisation(world: World) -> None:
    args = [world.my_page.pk, world.theirs.pk]
    world.client.post(reverse("wagtailadmin_pages:move_confirm", args=args))
    assert AssignmentPage.objects.get(pk=world.my_page.pk).is_child_of(world.mine)


def test_an_own_assignment_is_not_copied_to_another_organisation(world: World) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[world.my_page.pk])
    data = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": world.theirs.pk}
    world.client.post(url, data)
    assert not AssignmentPage.objects.filter(title="Kopia").exists()
    world.client.post(url, {**data, "new_parent_page": world.mine.pk})
    assert AssignmentPage.objects.get(title="Kopia").organisation == world.mine


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_bulk_actions_neither_change_nor_name_pages_of_others(world: World, action: str) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    for query in (
        f"id={world.their_page.pk}",
        f"id={world.my_page.pk}&id={world.their_draft.pk}",
        f"id=all&childOf={world.theirs.pk}",
        f"id=all&childOf={world.tree.organisations.pk}",
        f"id=all&id={world.my_page.pk}",
        "id=all",
        "id=x",
        "",
    ):
        for response in (world.client.get(f"{url}?{query}"), world.client.post(f"{url}?{query}")):
            assert response.status_code == 302
            assert SECRET not in response.content.decode()
    assert Page.objects.get(pk=world.their_page.pk).live
    assert world.client.get(f"{url}?id={world.my_page.pk}").status_code == 200


def test_choosers_explorer_and_search_name_no_page_of_others(world: World) -> None:
    looked_at = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_search") + "?q=Hemligt",
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[world.mine.pk]),
        reverse("wagtailadmin_explore", args=[world.tree.home.pk]),
        reverse("wagtailadmin_explore", args=[world.tree.organisations.pk]),
        reverse("wagtailadmin_pages:search") + "?q=Hemligt",
        reverse("wagtailadmin_pages:search_results") + "?q=Hemligt",
        reverse("wagtailadmin_api:pages:listing"),
        reverse("wagtailadmin_api:pages:listing")
        + f"?child_of={world.tree.organisations.pk}&for_explorer=1",
        *(
            reverse("wagtailadmin_choose_page_child", args=[page.pk])
            for page in (world.tree.home, world.tree.organisations, world.tree.calls)
        ),
    ]
    for url in looked_at:
        response = world.client.get(url, follow=True)
        assert response.status_code == 200, url
        # The search field repeats what one looked for.
        assert f"{SECRET} " not in response.content.decode(), url


def test_the_explorer_shows_own_drafts(world: World) -> None:
    url = reverse("wagtailadmin_explore", args=[world.mine.pk])
    assert world.my_draft.title in world.client.get(url).content.decode()


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_choose_page_child", "wagtailadmin_explore", "wagtailadmin_explore_results"],
)
def test_the_tree_of_others_cannot_be_walked(world: World, name: str) -> None:
    for page in (world.theirs, world.tree.calls):
        response = world.client.get(reverse(name, args=[page.pk]))
        assert response.status_code == 302


def test_the_api_of_the_admin_gives_own_pages_only(world: World) -> None:
    detail = "wagtailadmin_api:pages:detail"
    assert world.status(detail, world.my_draft.pk) == 200
    assert world.status(detail, world.their_draft.pk) == 404


def test_chosen_pages_are_named_only_where_they_are_own(world: World) -> None:
    name = "wagtailadmin_choose_page_chosen_multiple"
    assert world.status(name, id=world.my_page.pk) == 200
    assert world.status(name, id=world.their_draft.pk) == 302


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("wagtailsnippets_assignments_topic:list", []),
        ("wagtailsnippets_assignments_topic:add", []),
        ("wagtailsnippets_assignments_district:list", []),
        ("wagtailsettings:edit", ["home", "sitesettings"]),
        ("wagtailsettings:edit", ["home", "navigation"]),
        ("wagtailusers_users:index", []),
        ("wagtailusers_groups:index", []),
        ("wagtailsites:index", []),
        ("wagtailadmin_collections:index", []),
        ("wagtailredirects:index", []),
        ("wagtaildocs:index", []),
        ("wagtaildocs_chooser:choose", []),
        ("wagtailadmin_reports:site_history", []),
        ("wagtailadmin_reports:locked_pages", []),
        ("wagtailadmin_reports:aging_pages", []),
        ("wagtailadmin_reports:page_types_usage", []),
        ("wagtailadmin_workflows:index", []),
        ("wagtailadmin_pages:type_use", ["assignments", "assignmentpage"]),
    ],
)
def test_the_rest_of_the_admin_is_closed(world: World, name: str, args: list[str]) -> None:
    assert world.status(name, *args) in (302, 403)


def _admin_views(patterns: list[Any], namespaces: tuple[str, ...] = ()) -> Any:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _admin_views(pattern.url_patterns, names)
        elif isinstance(pattern, URLPattern):
            yield ":".join((*namespaces, pattern.name or "")), pattern.pattern


def test_open_views_exist_and_their_page_arguments_are_checked() -> None:
    admin = next(
        pattern
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLResolver) and str(pattern.pattern) == "admin/"
    )
    views = dict(_admin_views(admin.url_patterns))
    assert not OPEN_VIEWS - set(views)
    # Arguments of open views that are no page: types, revisions, pictures, words.
    others = {
        *("content_type_app_name", "content_type_model_name", "revision_id", "revision_id_a"),
        *("revision_id_b", "app_label", "model_name", "action", "object_id", "session_id"),
        *(
            "image_id",
            "uploaded_file_id",
            "pk",
            "tier",
            "app_name",
            "upload_id",
            "uploaded_image_id",
        ),
    }
    for name in OPEN_VIEWS:
        unknown = set(views[name].converters) - set(PAGE_ARGUMENTS) - others
        assert not unknown, f"{name}: are {unknown} pages?"


def test_access_that_was_taken_is_gone(world: World) -> None:
    take_access(world.user, world.mine)
    assert world.status("wagtailadmin_pages:edit", world.my_page.pk) != 200


def test_a_login_of_two_organisations_edits_both(client: Client) -> None:
    first, second, third = (OrganisationFactory() for _ in range(3))
    client.force_login(association_user(first, second))
    for organisation, status in ((first, 200), (second, 200), (third, 302)):
        url = reverse("wagtailadmin_pages:edit", args=[organisation.pk])
        assert client.get(url).status_code == status


def test_deleting_an_organisation_leaves_no_group(world: World) -> None:
    group = ensure_team(world.mine).group
    OrganisationPage.objects.get(pk=world.mine.pk).delete()
    assert not type(group).objects.filter(pk=group.pk).exists()


def test_an_assignment_follows_its_organisation_when_moved(world: World) -> None:
    world.my_page.move(world.theirs, pos="last-child")
    page = AssignmentPage.objects.get(pk=world.my_page.pk)
    assert page.organisation == world.theirs


def test_public_pages_stand_on_the_site(world: World) -> None:
    assert Site.objects.get(is_default_site=True).root_page.pk == world.tree.home.pk
