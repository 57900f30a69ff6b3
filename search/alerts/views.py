"""What residents see of their saved searches. No cookie is set or read: see interests/guard.py."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from interests.guard import SendAgainError, admit, new_nonce, sent_nonce
from interests.private_pages import PrivatePage, error_links, see_other
from interests.rates import Limit
from interests.tokens import BrokenTokenError
from search.alerts import services
from search.alerts.emails import HOW_OFTEN
from search.alerts.forms import FrequencyForm, WatchForm
from search.alerts.frequency import Frequency
from search.alerts.links import END, MANAGE, find_search, search_url
from search.alerts.retention import UNCONFIRMED
from search.alerts.services import kept, saved_query, watch
from search.alerts.wording import criteria_words, query_words
from search.criteria import Criteria, Parsed
from search.models import SavedSearch
from search.notices import notices
from search.taxonomy import Taxonomy

# Each sends a mail to an address that may be anyone's.
SAVED_SEARCHES = Limit("saved searches", 20, timedelta(minutes=10))
ABOUT = "search"  # what the form's nonce is signed for


class WatchView(PrivatePage):
    """The form for the criteria in the address. POST saves them and sends a mail to confirm."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, WatchForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form, now = WatchForm(request.POST), timezone.now()
        try:
            sent_nonce(request.POST, ABOUT)
            criteria = self._parsed(request)[0].criteria
            if not form.is_valid() or criteria.wordless:
                return self._show(request, form, status=422, nonce=request.POST["nonce"])
            admit(SAVED_SEARCHES, request, now)
        except SendAgainError as again:
            shown = self._show(request, form, status=again.status, problem=again.problem)
            return again.told(shown)
        watch(
            criteria,
            form.cleaned_data["email"],
            frequency=Frequency(form.cleaned_data["frequency"]),
            language=_language(),
            now=now,
        )
        return see_other(reverse("saved-search-thanks"))

    def _show(
        self,
        request: HttpRequest,
        form: WatchForm,
        *,
        status: int = 200,
        nonce: str = "",
        problem: str = "",
    ) -> HttpResponse:
        parsed, taxonomy = self._parsed(request)
        query = saved_query(parsed.criteria)
        context = {
            "query": query,
            "words": criteria_words(kept(parsed.criteria), taxonomy, _language(), timezone.now()),
            "near": parsed.criteria.near is not None,
            "wordless": parsed.criteria.wordless,
            "problems": notices(parsed.problems),
            "search_url": search_url(query, _language()),
            "form": form,
            "frequencies": Frequency.choices,
            "nonce": nonce or new_nonce(ABOUT),
            "problem": problem,
            "errors": list(error_links(form)) if form.is_bound and not problem else [],
            "unconfirmed_days": UNCONFIRMED.days,
        }
        return render(request, "pages/saved_search_form.html", context, status=status)

    def _parsed(self, request: HttpRequest) -> tuple[Parsed, Taxonomy]:
        taxonomy = Taxonomy.load()
        return Criteria.from_query(request.GET, taxonomy), taxonomy


class ThanksView(PrivatePage):
    """After the form. The same for everyone, so that it tells nothing of an address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        context = {"unconfirmed_days": UNCONFIRMED.days}
        return render(request, "pages/saved_search_thanks.html", context)


class ManageView(PrivatePage):
    """A saved search to its owner. GET only shows, since mail scanners follow links; POST acts."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            search = find_search(MANAGE, token)
        except (BrokenTokenError, SavedSearch.DoesNotExist):
            return _broken_link(request)
        return self._show(request, search, FrequencyForm({"frequency": search.frequency}))

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        now = timezone.now()
        try:
            search = find_search(MANAGE, token)
        except (BrokenTokenError, SavedSearch.DoesNotExist):
            return _broken_link(request)
        form = FrequencyForm(request.POST)
        action = request.POST.get("do", "")
        if action == "end":
            services.end(search, now)
        elif action == "confirm":
            services.confirm(search, now)
        elif not form.is_valid():
            return self._show(request, search, form, status=422)
        else:
            services.change(search, Frequency(form.cleaned_data["frequency"]), now)
        # Ended or confirmed before: the page says how it stands.
        return see_other(request.path)

    def _show(
        self, request: HttpRequest, search: SavedSearch, form: FrequencyForm, status: int = 200
    ) -> HttpResponse:
        context: dict[str, Any] = {
            "search": search,
            "how_often": HOW_OFTEN[Frequency(search.frequency)],
            "words": query_words(search.query, _language(), timezone.now()),
            "search_url": search_url(search.query, _language()),
            "form": form,
            "frequencies": Frequency.choices,
            "errors": list(error_links(form)),
        }
        return render(request, "pages/saved_search.html", context, status=status)


class EndView(PrivatePage):
    """One-click unsubscribe (RFC 8058): a POST of a mail program ends it, by the token alone."""

    any_origin = True

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        """For those whose mail program opens the address instead: a page with a button."""
        return self._show(request, token, ended=False)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        return self._show(request, token, ended=True)

    def _show(self, request: HttpRequest, token: str, *, ended: bool) -> HttpResponseBase:
        try:
            search = find_search(END, token)
        except (BrokenTokenError, SavedSearch.DoesNotExist):
            return _broken_link(request)
        if ended:
            services.end(search, timezone.now())
            search.refresh_from_db()
        context = {"search": search}
        return render(request, "pages/saved_search_end.html", context)


def _language() -> str:
    return get_language() or str(settings.LANGUAGE_CODE)


def _broken_link(request: HttpRequest) -> HttpResponse:
    """A signed link that opens nothing, or a search that has ended and been deleted."""
    context = {"search_url": search_url("", _language())}
    return render(request, "pages/saved_search_gone.html", context, status=404)
