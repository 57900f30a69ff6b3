"""Addresses of the API. They are the same in every language: `lang` says which."""

from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.routers import SimpleRouter

from assignments import api as assignments
from interests import api as interests
from portal.api.cms import router as cms
from portal.api.reference import reference

app_name = "api"

router = SimpleRouter(use_regex_path=False)
router.register("assignments", assignments.AssignmentViewSet, basename="assignments")
router.register("organisations", assignments.OrganisationViewSet, basename="organisations")
router.register("calls", assignments.CallViewSet, basename="calls")
router.register("topics", assignments.TopicViewSet, basename="topics")
router.register("districts", assignments.DistrictViewSet, basename="districts")

urlpatterns = [
    path("", reference, name="reference"),
    path("v1/", include(router.urls)),
    path("v1/assignments/<int:pk>/interests/", interests.InterestsView.as_view(), name="interests"),
    path("cms/", include((cms.get_urlpatterns(), "cms"))),
    path("v1/schema/", SpectacularJSONAPIView.as_view(), name="schema"),
]
