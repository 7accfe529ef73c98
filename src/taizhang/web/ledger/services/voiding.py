"""Taking out at once what rests on records that count no more, until their place is judged again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from taizhang.web.ledger.models import Citation, Finding, Goal, Verdict
from taizhang.web.library.models import Document, Review


def drop_void(documents: Iterable[int]) -> None:
    """Delete verdicts, findings and goals that rest on a document out of use or on a rejected statement.

    They are made again without it with the next judging; corrections and dismissals stay.
    """
    numbers = list(documents)
    out = Document.objects.filter(pk__in=numbers).filter(~Q(withdrawn_at=None) | Q(is_current=False))
    for side in ("target", "result"):
        here = Q(**{f"{side}__document__in": numbers})
        void = Q(**{f"{side}__document__in": out}) | Q(**{f"{side}__review": Review.REJECTED})
        gone = list(Verdict.objects.filter(here & void).values_list("pk", flat=True))
        Verdict.objects.filter(pk__in=gone).delete()
    cited = Citation.objects.filter(document__in=out).values("finding")
    Finding.objects.filter(pk__in=list(cited.values_list("finding", flat=True))).delete()
    Goal.objects.filter(document__in=out).delete()
