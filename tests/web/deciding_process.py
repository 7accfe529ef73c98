"""One of several processes that decide about the same records at once: ``python deciding_process.py DATA N``.

Prints how many decisions were its own and how many others had made before it, as JSON.
"""

import json
import sys
from pathlib import Path

from taizhang.web.start import start


def main(data: Path, number: int) -> None:
    start(data=data)
    from django.utils import timezone

    from taizhang.web.accounts.actors import actor_of
    from taizhang.web.accounts.models import Holding
    from taizhang.web.library.models import Document, Statement
    from taizhang.web.library.services import review

    document = Document.objects.filter(is_current=True).order_by("pk")[0]
    rows = list(Statement.objects.filter(document=document).order_by("pk")[:30])
    person = Holding.objects.filter(post__role="reviewer")[0].person
    actor = actor_of(person, today=timezone.localdate())
    decide = review.accept if number % 2 else review.reject
    told = {"done": 0, "taken": 0, "untold": 0}
    print("ready", flush=True)
    sys.stdin.readline()  # all begin together
    for row in rows[number * 3 :] + rows[: number * 3]:
        try:
            decide(actor=actor, row=row, seen=0, now=timezone.now())
            told["done"] += 1
        except review.TakenError as taken:
            told["taken" if taken.decision else "untold"] += 1
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
