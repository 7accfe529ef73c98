"""Pages for everybody: editions, figures, series."""

from __future__ import annotations

from typing import Any

from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.accounts.policies import Action, may
from taizhang.web.publishing import selectors
from taizhang.web.publishing.lists import FIGURES, FiguresAsked, figures_asked
from taizhang.web.publishing.models import Edition, Figure
from taizhang.web.publishing.shown import Quoted, outcome_rows, quoted, series_chart
from taizhang.web.ui.lists.columns import in_order
from taizhang.web.ui.lists.export import export, export_asked
from taizhang.web.ui.lists.filters import parse
from taizhang.web.ui.lists.listing import make_listing
from taizhang.web.words import say


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """The standing editions, and one of them opened by a figure's key."""
    editions = list(selectors.standing_editions())
    return render(
        request,
        "publishing/home.html",
        {
            "editions": editions,
            "may_publish": may(request.actor, Action.ADD, Edition),
            "staff": not request.actor.is_visitor,
        },
    )


@require_safe
def edition(request: ActorRequest, number: int) -> HttpResponseBase:
    """One edition: outcomes, and the list of its figures."""
    found = get_object_or_404(Edition.objects.select_related("replaces"), pk=number)
    if not may(request.actor, Action.VIEW, found):
        return _taken_back(request, found)
    asked = parse(FiguresAsked, request.GET)
    every = Figure.objects.filter(edition=found)
    rows = in_order(figures_asked(every, asked), asked, FIGURES, default=("-part", "position"))
    if (kind := export_asked(request.GET)) is not None:
        return export(rows, FIGURES, name=f"edition-{number}", kind=kind)
    standing = selectors.standing_edition(found.place_name, found.year)
    return render(
        request,
        "publishing/edition.html",
        {
            "edition": found,
            "heading": say("publishing.edition_of", place=found.place_name, year=found.year),
            "listing": make_listing(
                request.GET, asked=asked, rows=rows, columns=FIGURES, every=found.figures_count
            ),
            "may_export": True,
            "outcomes": outcome_rows(found),
            "standing": None if standing is None or standing.pk == found.pk else standing,
            "may_withdraw": may(request.actor, Action.CHANGE, found),
            "embed": request.build_absolute_uri(reverse("publishing:embed_edition", args=[number])),
            "empty": say("publishing.none_found"),
        },
    )


@require_safe
def edition_json(request: ActorRequest, number: int) -> HttpResponse:
    """One edition whole, for programs: every figure with its sentence and offsets."""
    found = get_object_or_404(Edition, pk=number)
    if not may(request.actor, Action.EXPORT, found):
        raise Http404
    figures = [
        {
            **model_to_dict(figure, exclude=["id", "edition"]),
            "address": request.build_absolute_uri(reverse("publishing:figure", args=[figure.key])),
        }
        for figure in found.figures.all()
    ]
    return JsonResponse(
        {
            "edition": found.pk,
            "place": found.place_name,
            "year": found.year,
            "published_at": found.published_at,
            "digest": found.digest,
            "sources": found.sources,
            "figures": figures,
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_safe
def figure(request: ActorRequest, key: str) -> HttpResponse:
    """The permanent address of a figure: as the last edition says it."""
    found = selectors.figure_at(key)
    if found is None:
        raise Http404
    return _figure(request, found)


@require_safe
def figure_in_edition(request: ActorRequest, number: int, key: str) -> HttpResponse:
    """A figure as one edition says it."""
    found = selectors.figure_in(get_object_or_404(Edition, pk=number), key)
    if found is None:
        raise Http404
    return _figure(request, found)


@require_safe
def series(request: ActorRequest) -> HttpResponse:
    """An indicator of a place through the plans: targets, results, chart and table."""
    place, indicator = request.GET.get("place", "")[:64], request.GET.get("indicator", "")[:64]
    told = series_of_request(request)
    return render(
        request,
        "publishing/series.html",
        {
            **told,
            "embed": request.build_absolute_uri(
                f"{reverse('publishing:embed_series')}?{request.GET.urlencode()}"
            ),
            "place": place,
            "indicator": indicator,
        },
    )


def series_of_request(request: HttpRequest) -> dict[str, Any]:
    """What the page of a series shows. Raises Http404 where nothing of it is public."""
    place, indicator = request.GET.get("place", "")[:64], request.GET.get("indicator", "")[:64]
    targets = selectors.series_of(place, indicator)
    if not targets:
        raise Http404
    return series_chart(targets, selectors.results_of(targets), place=place, indicator=indicator)


def _figure(request: ActorRequest, found: Figure) -> HttpResponse:
    if not may(request.actor, Action.VIEW, found):
        return _taken_back(request, found.edition)
    standing = selectors.figure_at(found.key)
    result = selectors.figure_in(found.edition, found.result_key) if found.result_key else None
    answered = Figure.objects.filter(edition=found.edition, result_key=found.key)
    quotes: list[Quoted] = [quoted(found)]
    if result is not None:
        quotes.append(quoted(result))
    return render(
        request,
        "publishing/figure.html",
        {
            "figure": found,
            "edition": found.edition,
            "quotes": quotes,
            "targets": list(answered.order_by("position")),
            "history": list(selectors.history_of(found.key)),
            "newer": None if standing is None or standing.pk == found.pk else standing,
            "cases": list(selectors.closed_cases(found.key)),
            "address": request.build_absolute_uri(reverse("publishing:figure", args=[found.key])),
        },
    )


def _taken_back(request: ActorRequest, found: Edition) -> HttpResponse:
    return render(request, "publishing/taken_back.html", {"edition": found}, status=410)
