"""The interface for programs, put together."""

from __future__ import annotations

import taizhang.web.api.resources.uploading  # noqa: F401 - adds to the addresses of documents
from taizhang.web.api.access import READERS, Rate
from taizhang.web.api.answers import Interface
from taizhang.web.api.resources import (
    documents,
    findings,
    indicators,
    places,
    projects,
    reviewing,
    searching,
    statements,
    tasks,
    verdicts,
)

PER_MINUTE, VISITORS_PER_MINUTE = 600, 120

interface = Interface(
    title="台账 Taizhang",
    version="1",
    description=(
        "报告里的目标、结果、任务、项目，每个数都带出处。不带令牌只看得到公开的。\n\n"
        "Targets, results, tasks and projects of reports, each value with its source. "
        "Without a token only what is public is given."
    ),
    auth=READERS,
    throttle=[Rate(people=PER_MINUTE, visitors=VISITORS_PER_MINUTE)],
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
)
interface.add_router("/documents", documents.router)
interface.add_router("/statements", statements.router)
interface.add_router("/verdicts", verdicts.router)
interface.add_router("/tasks", tasks.router)
interface.add_router("/projects", projects.router)
interface.add_router("/findings", findings.router)
interface.add_router("/indicators", indicators.router)
interface.add_router("", places.router)
interface.add_router("/search", searching.router)
interface.add_router("", reviewing.router)
