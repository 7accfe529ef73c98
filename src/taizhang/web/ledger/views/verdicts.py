"""Promise and result side by side (对账): the list, as a dense table or to be read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from django.http import HttpResponseBase
from django.urls import reverse

from taizhang.views.reasons import reasons_in
from taizhang.views.reconciliation import OUTCOMES
from taizhang.web.accounts.middleware import ActorRequest
from taizhang.web.ledger.selectors.targets import indicator_options
from taizhang.web.ledger.selectors.verdicts import (
    Pair,
    VerdictsAsked,
    counts_of,
    pairs_of,
    pending_last,
    places_in_work,
    verdicts_asked,
    verdicts_seen,
)
from taizhang.web.ledger.views.access import staff_page
from taizhang.web.ledger.views.listed import ListPage, answer_list, place_options
from taizhang.web.ledger.views.verdict_tabs import tabs
from taizhang.web.ledger.vocabulary import options
from taizhang.web.library.vocabulary import KINDS, MODALITIES, word_of
from taizhang.web.ui.lists.columns import Column
from taizhang.web.ui.lists.filters import parse
from taizhang.web.words import language, say


def _of_target(pair: Pair) -> str:
    return pair.promise.href


def _of_result(pair: Pair) -> str:
    return pair.report.href if pair.report else ""


def _document(pair: Pair, *, result: bool) -> str:
    quote = pair.report if result else pair.promise
    return str(quote.document) if quote and quote.document else ""


COLUMNS: tuple[Column[Pair], ...] = (
    Column(
        key="place",
        label="ledger.place",
        value=lambda pair: pair.verdict.place_name,
        sort=("place_name", "-first_year", "target_id"),
    ),
    Column(
        key="year",
        label="ledger.target_year",
        value=lambda pair: pair.verdict.year,
        sort=("first_year", "place_name", "target_id"),
    ),
    Column(
        key="indicator",
        label="ledger.indicator",
        value=lambda pair: pair.name,
        sort=("indicator", "place_name", "-first_year"),
        href=lambda pair: reverse("ledger:verdict", args=[pair.verdict.key]),
    ),
    Column(key="subject", label="ledger.as_written", value=lambda pair: pair.verdict.subject, page=False),
    Column(
        key="kind", label="ledger.kind", value=lambda pair: word_of("kind", pair.verdict.kind), page=False
    ),
    Column(
        key="modality",
        label="ledger.modality",
        value=lambda pair: word_of("modality", pair.verdict.modality),
        page=False,
    ),
    Column(
        key="target",
        label="ledger.promise",
        value=lambda pair: pair.promise.cited,
        href=_of_target,
        side=True,
    ),
    Column(
        key="result",
        label="ledger.result",
        value=lambda pair: pair.report.cited if pair.report else "",
        href=_of_result,
        side=True,
    ),
    Column(
        key="status",
        label="ledger.result_status",
        value=lambda pair: word_of("status", pair.result.status) if pair.result else "",
        page=False,
    ),
    Column(
        key="outcome",
        label="ledger.outcome",
        value=lambda pair: word_of("verdict", pair.verdict.outcome),
        sort=("outcome", "place_name", "-first_year"),
    ),
    Column(key="margin", label="ledger.margin_label", value=lambda pair: pair.verdict.margin, page=False),
    Column(key="margin_words", label="ledger.margin_words", value=lambda pair: pair.margin, page=False),
    Column(
        key="provisional",
        label="ledger.provisional",
        value=lambda pair: pair.verdict.provisional,
        page=False,
    ),
    Column(
        key="corrected",
        label="ledger.corrected",
        value=lambda pair: pair.verdict.correction is not None,
        page=False,
    ),
    Column(
        key="why",
        label="ledger.correction_why",
        value=lambda pair: pair.verdict.correction.why if pair.verdict.correction else "",
        page=False,
    ),
    Column(
        key="reasons",
        label="ledger.reasons",
        value=lambda pair: reasons_in(pair.verdict.reasons, language=language()),
        page=False,
    ),
    Column(
        key="target_sentence",
        label="ledger.target_sentence",
        value=lambda pair: pair.promise.text,
        page=False,
    ),
    Column(
        key="target_document",
        label="ledger.target_document",
        value=partial(_document, result=False),
        page=False,
    ),
    Column(
        key="target_place",
        label="ledger.target_offsets",
        value=lambda pair: f"{pair.target.start}-{pair.target.end}",
        page=False,
    ),
    Column(
        key="result_sentence",
        label="ledger.result_sentence",
        value=lambda pair: pair.report.text if pair.report else "",
        page=False,
    ),
    Column(
        key="result_document",
        label="ledger.result_document",
        value=partial(_document, result=True),
        page=False,
    ),
    Column(
        key="result_place",
        label="ledger.result_offsets",
        value=lambda pair: f"{pair.result.start}-{pair.result.end}" if pair.result else "",
        page=False,
    ),
    Column(key="key", label="ledger.verdict_key", value=lambda pair: pair.verdict.key, page=False),
)
# What is pending stands behind the rest: there is nothing to read there yet.
_ORDER = ("is_pending", "-first_year", "place_name", "target_id")
TABLE = ListPage(name="verdicts", columns=COLUMNS, order=_ORDER, template="ledger/verdicts.html")


@staff_page
def verdicts(request: ActorRequest) -> HttpResponseBase:
    """The list of verdicts."""
    asked = parse(VerdictsAsked, request.GET)
    read = request.GET.get("view") == "pairs"
    every = verdicts_seen(request.actor)
    counts = counts_of(verdicts_asked(request.actor, replace(asked, outcome=())))
    named = [asked.place] if asked.place else []
    return answer_list(
        request,
        TABLE,
        asked=asked,
        find=lambda action: pending_last(
            verdicts_asked(request.actor, asked, action).select_related("correction__person")
        ),
        every=every if asked.repeats else every.filter(repeats=False),
        make=partial(pairs_of, request.actor),
        known=sum(counts.by_outcome[outcome] for outcome in OUTCOMES if outcome in asked.outcome)
        if asked.outcome
        else counts.total,
        options={
            "place": place_options(),
            "outcome": options("verdict", OUTCOMES),
            "modality": options("modality", MODALITIES),
            "kind": options("kind", KINDS),
            "indicator": indicator_options(request.actor),
        },
        more={
            "read": read,
            "counts": counts,
            "chosen": asked.outcome,
            "in_work": places_in_work(request.actor, names=named),
            "tabs": tabs("verdicts", request.GET),
            "empty": say("ledger.none.verdicts"),
        },
    )
