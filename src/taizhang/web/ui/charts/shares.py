"""Shares of a whole, as stacked bars: what became of the targets of each year or place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taizhang.web.ui.charts.look import base, figures_axis, names_axis
from taizhang.web.ui.charts.model import Chart, Key, Table, TableCell, TableRow
from taizhang.web.words import say

_ROOM_FOR_A_SIGN = 5  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of each whole: its ``sign`` (●), which stands in the bar too, words, token of its colour."""

    sign: str
    words: str
    token: str

    def __str__(self) -> str:
        return f"{self.sign} {self.words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A bar: what it is of, how many fall to each part, and where each part leads ("" for nowhere)."""

    head: str
    counts: tuple[int, ...]
    hrefs: tuple[str, ...] = ()

    def href(self, place: int) -> str:
        """Where the part at ``place`` leads."""
        return self.hrefs[place] if self.hrefs else ""


def stacked_shares(
    *, title: str, parts: Sequence[Part], wholes: Sequence[Whole], at: str, note: str = ""
) -> Chart:
    """Each whole as a bar of 100 per cent, its parts in the order of ``parts``.

    The table has the numbers, the shares of them, and how many each whole is: a share without its
    denominator says nothing. A part of none leaves no trace in the bar.
    """
    drawn = [
        {
            "type": "bar",
            "stack": "all",
            "name": str(part),
            "color": f"token:{part.token}",
            "barMaxWidth": 28,
            "itemStyle": {"borderColor": "token:paper", "borderWidth": 1},
            "label": {
                "color": "token:ink",
                "backgroundColor": "token:paper",
                "padding": [1, 3],
                "borderRadius": 2,
                "formatter": part.sign,
            },
            "data": [_item(whole, place) for whole in wholes],
        }
        for place, part in enumerate(parts)
    ]
    return Chart(
        title=title,
        option=base(
            legend={"show": False},
            grid={"left": 8, "right": 24, "top": 8, "bottom": 8, "containLabel": True},
            xAxis=figures_axis("%", max=100),
            yAxis=names_axis([whole.head for whole in wholes], inverse=True),
            series=drawn,
        ),
        table=Table(
            heads=(at, *(str(part) for part in parts), say("ui.whole")),
            rows=tuple(
                TableRow(
                    head=whole.head,
                    cells=(
                        *(
                            TableCell(text=_told(whole, place), href=whole.href(place))
                            for place in range(len(parts))
                        ),
                        TableCell(text=f"{sum(whole.counts):,}"),
                    ),
                )
                for whole in wholes
            ),
        ),
        height=60 + 34 * max(2, len(wholes)),
        keys=tuple(Key(sign=part.sign, words=part.words, token=part.token) for part in parts),
        note=note,
    )


def _item(whole: Whole, place: int) -> dict[str, object]:
    count, total = whole.counts[place], sum(whole.counts)
    if not count:
        return {"value": None}
    share = round(100 * count / total, 2)
    made: dict[str, object] = {
        "value": share,
        "text": _told(whole, place),
        "label": {"show": share >= _ROOM_FOR_A_SIGN},
    }
    if href := whole.href(place):
        made |= {"href": href, "side": False}
    return made


def _told(whole: Whole, place: int) -> str:
    count, total = whole.counts[place], sum(whole.counts)
    return f"{count:,} ({100 * count / total:.0f}%)" if count else "0"
