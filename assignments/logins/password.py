"""The page that a mailed link opens: somebody chooses the password of their login."""

from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from assignments.logins.links import user_of

# The link was good once.
GONE = 410


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest, uid: str, token: str) -> HttpResponse:
    """GET shows the form and changes nothing, for mail scanners follow links; POST logs in too."""
    user = user_of(uid, token)
    if user is None:
        return render(request, "pages/choose_password_gone.html", status=GONE)
    form: SetPasswordForm[User] = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        login(request, user)
        return redirect("wagtailadmin_home")
    errors = [(form[name].id_for_label, words[0]) for name, words in form.errors.items()]
    context = {"form": form, "errors": errors, "username": user.get_username()}
    return render(request, "pages/choose_password.html", context)
