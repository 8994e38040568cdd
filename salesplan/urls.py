"""Where the parts of the site lie; the pages of the product are in plans/urls.py."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from django.views.i18n import set_language

from plans.views import floor

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


handler400 = 'plans.views.large_requests.refuse'


@login_not_required
def favicon(request):
    """Answer browsers that ask for the icon by its old name."""
    return redirect(static('img/favicon.svg'))


urlpatterns = [
    path('', include('plans.urls')),
    path('api/', include('plans.api.urls')),
    path('accounts/', include('allauth.account.urls')),
    path('accounts/2fa/', include('allauth.mfa.urls')),
    path('accounts/devices/', include('allauth.usersessions.urls')),
    path('admin/', admin.site.urls),
    path('language/', login_not_required(set_language), name='set_language'),
    path('favicon.ico', favicon),
    path('_floor/', floor.floor),
    path('_hello/', floor.hello),
]
