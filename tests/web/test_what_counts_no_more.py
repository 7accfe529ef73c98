"""What rests on withdrawn documents, rejected statements or sensitive figures shows nowhere, and at once."""

from django.utils import timezone
from sample_people import NOW, SignedIn

from taizhang.web.accounts.actors import SYSTEM
from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Citation, Finding, Goal, Place, Verdict
from taizhang.web.ledger.services.judging import judge
from taizhang.web.ledger.services.keeping import keep_judged
from taizhang.web.library.changes import tell
from taizhang.web.library.models import Document, Review, Statement
from taizhang.web.library.services.withdrawal import withdraw


def test_what_rests_on_a_withdrawn_document_is_gone_before_the_place_is_judged(sample: SignedIn) -> None:
    document = Document.objects.filter(place__endswith="云岚区", is_current=True).order_by("-year")[0]
    assert Verdict.objects.filter(target__document=document).exists()
    assert Citation.objects.filter(document=document).exists()
    withdraw(actor=SYSTEM, document=document, now=timezone.now())
    assert not Verdict.objects.filter(target__document=document).exists()
    assert not Verdict.objects.filter(result__document=document).exists()
    assert not Citation.objects.filter(document=document).exists()
    assert not Goal.objects.filter(document=document).exists()


def test_a_verdict_on_a_rejected_statement_is_gone_at_once(sample: SignedIn) -> None:
    row = Verdict.objects.filter(result__isnull=False).select_related("result__document")[0]
    assert row.result is not None
    Statement.objects.filter(pk=row.result.pk).update(review=Review.REJECTED)
    tell(documents={row.result.document_id}, places={row.place_name}, at=NOW)
    assert not Verdict.objects.filter(pk=row.pk).exists()
    assert Verdict.objects.filter(place_name=row.place_name).exists()


def test_findings_and_goals_on_a_sensitive_figure_are_for_who_sees_it(sample: SignedIn) -> None:
    finding = Finding.objects.filter(topic="inconsistency")[0]
    cited = finding.citations.all()[0]
    inside = {"document": cited.document, "start__lt": cited.end, "end__gt": cited.start}
    assert Statement.objects.filter(**inside).update(sensitive=True)
    place = Place.objects.get(name=finding.place_name)
    keep_judged(place, judge(place.name), revision=place.revision, now=NOW)
    again = Finding.objects.get(key=finding.key)
    assert again.sensitive
    page = "/ledger/findings/?topic=inconsistency"
    assert f'id="{again.key}"' in sample(Role.REVIEWER).get(page).content.decode()
    assert f'id="{again.key}"' not in sample(Role.LIAISON).get(page).content.decode()
