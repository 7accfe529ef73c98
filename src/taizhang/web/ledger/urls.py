"""Addresses of the ledger; one line a page."""

from __future__ import annotations

from django.urls import path

from taizhang.web.ledger.views import problems, projects, tasks, terms

app_name = "ledger"
urlpatterns = [
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<str:key>", tasks.task, name="task"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<str:key>", projects.project, name="project"),
    path("problems/", problems.problems, name="problems"),
    path("terms/", terms.terms, name="terms"),
]
