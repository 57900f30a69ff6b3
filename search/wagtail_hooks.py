"""What search adds to the admin."""

from wagtail import hooks

from search.thesaurus.viewsets import ThesaurusViewSet


@hooks.register("register_admin_viewset")
def register_thesaurus() -> ThesaurusViewSet:
    return ThesaurusViewSet()
