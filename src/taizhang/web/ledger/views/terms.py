"""Terms that reports explain (名词解释)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.views.decorators.http import require_safe

from taizhang.views.flow import flowing
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.links import span_of
from taizhang.web.ledger.selectors.passages import PassagesAsked, terms_asked
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options, staff_only
from taizhang.web.library.counted import counted
from taizhang.web.library.models import Term
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse

PAGE = ListPage(
    name="terms",
    columns=(
        Column(
            key="term",
            label="ledger.term",
            value=lambda row: flowing(row.term),
            sort=("term",),
            href=lambda row: span_of(row.document_id, row.start, row.end),
            side=True,
        ),
        Column(key="explanation", label="ledger.explanation", value=lambda row: flowing(row.explanation)),
        Column(
            key="place", label="ledger.place", value=lambda row: row.document.place, sort=("document__place",)
        ),
        Column(
            key="year",
            label="ledger.report_year",
            value=lambda row: row.document.year,
            sort=("document__year",),
        ),
    ),
    order=("-document__year", "document", "start"),
)


@login_required
@require_safe
def terms(request: ActorRequest) -> HttpResponseBase:
    """The list."""
    staff_only(request)
    asked = parse(PassagesAsked, request.GET)
    return answer_list(
        request,
        PAGE,
        asked=asked,
        find=lambda action: terms_asked(request.actor, asked, action),
        every=counted(request.actor, Term.objects.all()),
        options={"place": place_options()},
    )
