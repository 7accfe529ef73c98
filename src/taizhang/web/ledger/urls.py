"""Addresses of the ledger; one line a page."""

from __future__ import annotations

from django.urls import path

from taizhang.web.ledger.views import (
    adjustments,
    findings,
    goals,
    indicators,
    judging,
    maps,
    overview,
    places,
    problems,
    projects,
    saved_views,
    targets,
    tasks,
    terms,
    units,
    verdict,
    verdicts,
)

app_name = "ledger"
urlpatterns = [
    path("indicators/", indicators.listing, name="indicators"),
    path("indicators/<str:name>", indicators.indicator, name="indicator"),
    path("targets/", targets.listing, name="targets"),
    path("targets/<str:key>", targets.target, name="target"),
    path("targets/<str:key>/adjust", adjustments.adjust, name="adjust"),
    path("adjustments/<int:number>/withdraw", adjustments.withdraw, name="adjustment_withdraw"),
    path("adjustments/<int:number>/restore", adjustments.restore, name="adjustment_restore"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<str:key>", tasks.task, name="task"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<str:key>", projects.project, name="project"),
    path("goals/", goals.listing, name="goals"),
    path("goals/<str:key>", goals.goal, name="goal"),
    path("maps/", maps.maps, name="maps"),
    path("maps/<int:number>", maps.one_map, name="map"),
    path("maps/<int:number>/remove", maps.remove, name="map_remove"),
    path("maps/<int:number>/restore", maps.restore, name="map_restore"),
    path("problems/", problems.problems, name="problems"),
    path("views/", saved_views.listing, name="views"),
    path("views/save", saved_views.save, name="view_save"),
    path("views/<int:number>", saved_views.change, name="view_change"),
    path("views/<int:number>/remove", saved_views.remove, name="view_remove"),
    path("views/<int:number>/restore", saved_views.restore, name="view_restore"),
    path("terms/", terms.terms, name="terms"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<str:key>/dismiss", findings.dismiss, name="dismiss"),
    path("findings/<str:key>/restore", findings.restore, name="restore"),
    path("overview", overview.overview, name="overview"),
    path("places/<str:name>", places.place, name="place"),
    path("units/<int:number>", units.unit, name="unit"),
    path("verdicts/", verdicts.verdicts, name="verdicts"),
    path("verdicts/judging", judging.judging, name="judging"),
    path("verdicts/<str:key>", verdict.verdict, name="verdict"),
    path("verdicts/<str:key>/withdraw", verdict.withdraw, name="withdraw"),
]
