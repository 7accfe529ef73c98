"""Template tags of the ledger: sentences, names, stage lines."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from taizhang.views.flow import flowing as on_one_line
from taizhang.web.accounts.policies import Action, may
from taizhang.web.ledger.figures import as_written, margin_in_words, year_of
from taizhang.web.ledger.links import source_of, span_of
from taizhang.web.ledger.models import Adjustment, Citation, Project, Verdict
from taizhang.web.ledger.selectors.projects import Step, line_of
from taizhang.web.ledger.selectors.saved_views import few_views
from taizhang.web.ledger.selectors.tasks import TaskLine
from taizhang.web.ledger.selectors.versions import adjustments_of, versions_of
from taizhang.web.ledger.services.saved_views import filters_in
from taizhang.web.ledger.task_table import testable_in_words
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name as name_of
from taizhang.web.library.vocabulary import word_of
from taizhang.web.words import language, say, wordings

register = template.Library()


@register.filter
def flowing(text: str) -> str:
    """Text of a document without the line breaks of its file."""
    return on_one_line(text)


@register.filter
def source(statement: Statement) -> str:
    """Where the sentence of a statement is shown."""
    return source_of(statement.key)


@register.filter
def span(cited: Citation) -> str:
    """Where a cited place is shown."""
    return span_of(cited.document_id, cited.start, cited.end)


@register.filter
def indicator_name(indicator: str) -> str:
    """The name of an indicator of the catalogue in the language of the page."""
    return name_of(indicator)


@register.filter
def stage_line(project: Project) -> tuple[Step, ...]:
    """The stages of a project."""
    return line_of(project)


@register.simple_tag
def testable(line: TaskLine) -> SafeString:
    """Whether it can be told of a task if it was done, and why not."""
    words = testable_in_words(line, language=language())
    if line.task.testable:
        return format_html('<span class="tag good"><span aria-hidden="true">●</span> {}</span>', words)
    return format_html('<span aria-hidden="true">○</span> {}', words)


@register.simple_tag(takes_context=True)
def toggled(context: Context, name: str) -> str:
    """The address with the flag ``name`` set, or taken away where it is set."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    if asked.pop(name, None) is None:
        asked[name] = "1"
    return f"?{asked.urlencode()}"


@register.filter
def written(statement: Statement) -> str:
    """A figure as the text has it, with its unit where that stands elsewhere (in the head of a table)."""
    return as_written(statement)


@register.filter
def kind_word(kind: str) -> str:
    """What kind of figure it is: 总量, 增速."""
    return word_of("kind", kind)


@register.filter
def period(statement: Statement) -> str:
    """The period of a figure."""
    return year_of(statement)


@register.simple_tag
def margin(value: float | None, target: Statement) -> str:
    """Result minus target with sign and unit; a dash where it has no meaning."""
    return margin_in_words(value, target) or "—"


@register.simple_tag
def vintage_tag(form: str) -> SafeString:
    """What a figure told more than once is: 预计, 初步, 最终, 修订, with its own shape."""
    return format_html(
        '<span class="tag {}"><span aria-hidden="true">{}</span> {}</span>',
        "near" if form == "revised" else "",
        {"estimate": "◇", "first": "○", "final": "●", "revised": "◐"}[form],
        say(f"ledger.vintage.{form}"),
    )


@register.inclusion_tag("ledger/saved_views.html", takes_context=True)
def saved_views(context: Context, *, page: str = "") -> dict[str, Any]:
    """The saved views of the list ``page``, with a form that saves the present one; else those of all."""
    request = context["request"]
    return {
        "views": few_views(request.actor, page=page),
        "page": page,
        "query": filters_in(request.META.get("QUERY_STRING", "")) if page else "",
        "here": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }


@register.filter
def page_word(page: str) -> str:
    """The name of the list that a saved view is of."""
    key = f"ledger.lists.{page.partition(':')[2]}"
    return say(key) if key in wordings() else page


@register.inclusion_tag("ledger/verdict_versions.html", takes_context=True)
def target_versions(context: Context, verdict: Verdict) -> dict[str, Any]:
    """Under a verdict: against which version of the target it is, where the target was adjusted."""
    actor = context["request"].actor
    held = adjustments_of(actor, [verdict.target_id]).get(verdict.target_id, [])
    return {
        "versions": versions_of(verdict.target, verdict, held) if held else [],
        "target": verdict.target,
        "may_adjust": may(actor, Action.ADD, Adjustment),
    }
