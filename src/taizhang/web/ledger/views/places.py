"""One place over the years: rates with their denominators, its documents."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.outcome_charts import outcome_shares, verdicts_at
from taizhang.web.ledger.selectors.plans import documents_of, place_named, together, years_of
from taizhang.web.ledger.selectors.verdicts import places_in_work
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.ui.charts.figures import line_of_years
from taizhang.web.ui.charts.model import Point, Series
from taizhang.web.words import say


@staff_page
def place(request: ActorRequest, name: str) -> HttpResponse:
    """The page of a place."""
    found = place_named(request.actor, name)
    if found is None:
        raise Http404
    years = years_of(request.actor, name)
    judged = {year: counts for year, counts in years.items() if counts.judged}
    rate = Series(
        name=say("ledger.hit_rate"),
        points=tuple(
            Point(
                at=str(year),
                value=round(100 * (counts.rate or 0), 1),
                text=f"{counts.percent} ({counts.hit}/{counts.judged})",
                href=f"{reverse('ledger:overview')}?{urlencode({'place': name, 'year': year})}",
                side=False,
            )
            for year, counts in judged.items()
        ),
        look="actual",
    )
    return render(
        request,
        "ledger/place.html",
        {
            "place": found,
            "years": years,
            "counts": together(years.values()),
            "rates": line_of_years(
                title=say("ledger.hit_rate_of", place=name),
                unit="%",
                series=[rate],
                note=say("ledger.hit_rate_means"),
            )
            if judged
            else None,
            "shares": outcome_shares(
                title=say("ledger.shares_of", place=name),
                at=say("ledger.year"),
                wholes=[
                    (str(year), counts, partial(_verdicts, name, year)) for year, counts in years.items()
                ],
            )
            if years
            else None,
            "documents": documents_of(request.actor, name),
            "in_work": places_in_work(request.actor, names=[name]),
        },
    )


def _verdicts(place: str, year: int, outcome: str) -> str:
    return verdicts_at(place=place, year_from=year, year_to=year, outcome=outcome)
