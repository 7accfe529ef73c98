"""How elements of a page are shown: as blocks, inside a line, or not at all."""

from __future__ import annotations

import re

from lxml import etree

UNSEEN = frozenset(
    """
    script style noscript template head iframe object embed svg canvas audio video map select button
    input textarea datalist dialog nav rt rp math
    """.split()  # noqa: SIM905 - a list of one tag a line is no easier to read
)
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th
    thead tr ul ucapcontent
    """.split()  # noqa: SIM905
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Parts of a page around the article, by how content systems of governments and media name them.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|bread\w*|location|position|dqwz|share\w*|bdsharebuttonbox"
    r"|social\w*|footer|foot|copyright|side\w*|related|relate\w*|xgyd|xgwz|xgxw|recommend\w*|hot|rank\w*"
    r"|tools?|toolbar|print\w*|qrcode|ewm|comment\w*|login|search\w*|pag(?:er|ination)|prev|next"
    r"|friendlink\w*|links?|banner|logo|advert\w*|ads?|fontsize|jiucuo)(?:$|[\s_-])",
    re.I,
)


def tag_of(element: etree._Element) -> str:
    """The name of an element in lower case; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def is_unseen(element: etree._Element) -> bool:
    """Whether a browser shows nothing of the element, or only a control."""
    if tag_of(element) in UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def is_named_around(element: etree._Element) -> bool:
    """Whether its name says that an element stands around the article."""
    if tag_of(element) in ("footer", "aside"):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(names.strip()) and _AROUND.search(names) is not None
