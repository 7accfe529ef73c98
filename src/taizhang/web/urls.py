"""Addresses: each application's own under its name."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from taizhang.web.settings.build import installed_apps
from taizhang.web.ui import glossary, guide, operations, views

# Where an application's pages stand; all others under the application's name.
_PREFIXES = {"accounts": "", "api": "api/", "publishing": "public/"}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("language", set_language, name="set_language"),
    path("glossary", glossary.page, name="glossary"),
    path("guide", guide.page, name="guide"),
    path("healthz", operations.health, name="health"),
    path("metrics", operations.metrics, name="metrics"),
    *(
        path(_PREFIXES.get(name, f"{name}/"), include(f"taizhang.web.{name}.urls"))
        for name in installed_apps()
        if find_spec(f"taizhang.web.{name}.urls")
    ),
]
handler403 = "taizhang.web.ui.views.forbidden"
handler404 = "taizhang.web.ui.views.not_found"
handler500 = "taizhang.web.ui.views.failed"
