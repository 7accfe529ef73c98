"""Template tags of the ledger: sentences, names, stage lines."""

from __future__ import annotations

from django import template
from django.template import Context

from taizhang.views.flow import flowing as on_one_line
from taizhang.web.ledger.links import source_of, span_of
from taizhang.web.ledger.models import Citation, Project
from taizhang.web.ledger.selectors.projects import Step, line_of
from taizhang.web.library.models import Statement
from taizhang.web.library.vocabulary import indicator_name as name_of

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


@register.simple_tag(takes_context=True)
def toggled(context: Context, name: str) -> str:
    """The address with the flag ``name`` set, or taken away where it is set."""
    asked = context["request"].GET.copy()
    asked.pop("page", None)
    if asked.pop(name, None) is None:
        asked[name] = "1"
    return f"?{asked.urlencode()}"
