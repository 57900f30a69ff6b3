"""The public addresses of interests, in both languages: included in i18n_patterns."""

from django.urls import path

import assignments.converters  # noqa: F401 the converter of ids
from interests import views
from interests.page_reports.views import ReportedView, ReportView

app_name = "interests"

urlpatterns = [
    path("intresse/<row:assignment_id>/", views.InterestFormView.as_view(), name="form"),
    path("intresse/tack/<str:token>/", views.thanks, name="thanks"),
    path("intresse/folj/<str:token>/", views.FollowView.as_view(), name="follow"),
    path("intresse/svara/<str:token>/", views.AnswerView.as_view(), name="answer"),
    path("sag-till/<row:assignment_id>/", ReportView.as_view(), name="report"),
    path("sag-till/tack/", ReportedView.as_view(), name="reported"),
]
