"""Counters for a monitoring system, in the text format of Prometheus."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

REGISTRY = CollectorRegistry()
_REQUESTS = Counter("taizhang_requests", "Requests answered", ["method", "view", "status"], registry=REGISTRY)
_SECONDS = Histogram(
    "taizhang_request_seconds",
    "Time to answer",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0, 10.0),
    registry=REGISTRY,
)
_JOBS = Gauge("taizhang_jobs", "Jobs by state", ["state"], registry=REGISTRY)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def observe(request: HttpRequest, response: HttpResponse, *, seconds: float) -> None:
    """Count a request under the name of its view: a path would make a series for every document."""
    match = request.resolver_match
    view = match.view_name if match else "none"
    method = request.method if request.method in _METHODS else "other"
    _REQUESTS.labels(method, view, response.status_code).inc()
    _SECONDS.labels(view).observe(seconds)


def exposition(*, jobs: dict[str, int]) -> bytes:
    """All counters as text; ``jobs``: how many in each state."""
    for state, number in jobs.items():
        _JOBS.labels(state).set(number)
    return generate_latest(REGISTRY)
