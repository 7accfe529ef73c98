"""The whole path: a file is taken in, a worker reads it, verdicts are made."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from sample_people import NOW, District

from taizhang.web.accounts.models import Role
from taizhang.web.jobs.worker import run_one
from taizhang.web.ledger.models import Place, Verdict
from taizhang.web.library.models import Document, DocumentState, Statement
from taizhang.web.library.services.intake import NotTakenError, take_in

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(autouse=True)
def _files(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]


def _take(district: District, name: str) -> Document:
    content = ContentFile((EXAMPLES / name).read_bytes(), name=name)
    document, _ = take_in(actor=district.actor(Role.PLAN_OFFICER), name=name, file=content, now=NOW)
    return document


@pytest.mark.django_db(transaction=True)
def test_two_reports_become_verdicts(district: District) -> None:
    first, second = _take(district, "yunlan-2024.pdf"), _take(district, "yunlan-2025.docx")
    while run_one(worker="w") is not None:
        pass
    for document in (first, second):
        document.refresh_from_db()
        assert document.state == DocumentState.READ
        for statement in document.statement_set.all():
            assert document.body.text[statement.start : statement.end] == statement.text
    assert first.pages.count() > 0, "a PDF has its pages as pictures"
    assert Verdict.objects.filter(outcome__in=("met", "exceeded"), result__document=second).exists()
    place = Place.objects.get(name=second.place)
    assert place.judged_revision == place.revision, "nothing waits"


@pytest.mark.django_db(transaction=True)
def test_a_copy_in_another_format_has_no_records_of_its_own(district: District) -> None:
    _take(district, "yunlan-2025.docx")
    copy = _take(district, "yunlan-2025.txt")
    while run_one(worker="w") is not None:
        pass
    copy.refresh_from_db()
    if copy.state == DocumentState.COPY:
        assert not Statement.objects.filter(document=copy).exists()
    else:  # its tables differ: then it is a version of the same report
        assert copy.report is not None
        assert Document.objects.filter(report=copy.report, is_current=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_damaged_file_is_named_with_the_way_out(district: District, tmp_path: Path) -> None:
    content = ContentFile(b"%PDF-1.7 broken", name="broken.pdf")
    document, _ = take_in(actor=district.actor(Role.REVIEWER), name="broken.pdf", file=content, now=NOW)
    while run_one(worker="w") is not None:
        pass
    document.refresh_from_db()
    assert document.state == DocumentState.FAILED
    assert "broken.pdf" in document.fault_zh
    assert document.fault_en


@pytest.mark.parametrize("name", ["table.exe", "picture.png"])
def test_a_foreign_format_is_not_taken(district: District, name: str) -> None:
    with pytest.raises(NotTakenError):
        take_in(
            actor=district.actor(Role.PLAN_OFFICER), name=name, file=ContentFile(b"x", name=name), now=NOW
        )
    assert not Document.objects.exists()
