"""The template tag that shows a chart with its table."""

from __future__ import annotations

from typing import Any

from django import template

from taizhang.web.ui.charts.model import Chart

register = template.Library()


@register.inclusion_tag("ui/chart.html")
def chart(chart: Chart, *, open: bool = True) -> dict[str, Any]:
    """``{% load charts %}{% chart of_targets %}``: the figure; ``open=False`` folds its table."""
    return {"chart": chart, "open": open}
