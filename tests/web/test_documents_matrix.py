"""Role by page by method: every address of documents, asked for by everybody."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from sample_people import NOW, District, SignedIn

from taizhang.web.accounts.models import Role, Tier
from taizhang.web.library.models import Document

OFFICERS = {Role.ADMINISTRATOR, Role.PLAN_OFFICER}
REVIEWERS = {*OFFICERS, Role.REVIEWER}
STAFF = {*REVIEWERS, Role.LIAISON, Role.LEADER}
# address, method, who may with an internal document, who may with a draft of no unit.
PAGES = [
    ("documents", "get", STAFF, STAFF),
    ("upload", "get", REVIEWERS, REVIEWERS),
    ("upload", "post", REVIEWERS, REVIEWERS),
    ("progress", "get", STAFF, STAFF),
    ("read_outdated", "post", OFFICERS, OFFICERS),
    ("document", "get", STAFF, STAFF - {Role.LIAISON}),
    ("file", "get", STAFF, STAFF - {Role.LIAISON}),
    ("read_again", "post", REVIEWERS, REVIEWERS),
    ("identity", "get", REVIEWERS, REVIEWERS),
    ("identity", "post", REVIEWERS, REVIEWERS),
    ("access", "get", OFFICERS, OFFICERS),
    ("access", "post", OFFICERS, OFFICERS),
    ("withdraw", "get", OFFICERS, OFFICERS),
    ("withdraw", "post", OFFICERS, OFFICERS),
    ("restore", "post", OFFICERS, OFFICERS),
]
_OF_ALL = {"documents", "upload", "progress", "read_outdated"}


@pytest.fixture
def document(settings: Any, tmp_path: Path, db: None) -> Document:
    settings.MEDIA_ROOT = str(tmp_path)
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    return Document.objects.create(
        file="a.txt", file_name="a.txt", file_digest="0" * 64, size=1, uploaded_at=NOW, state="read"
    )


def _opens(client: Client, method: str, address: str) -> bool:
    answer = client.get(address) if method == "get" else client.post(address)
    if answer.streaming:
        b"".join(answer.streaming_content)  # read to its end, a file is closed
    assert answer.status_code < 500
    if answer.status_code == 302:
        return not answer["Location"].startswith("/sign-in")
    return answer.status_code not in {403, 404}


@pytest.mark.parametrize("tier", [Tier.INTERNAL, Tier.DRAFT, Tier.PUBLIC])
@pytest.mark.parametrize("role", [*Role, None])
def test_the_matrix(
    district: District, signed_in: SignedIn, document: Document, role: Role | None, tier: Tier
) -> None:
    for name, method, allowed, with_drafts in PAGES:
        Document.objects.filter(pk=document.pk).update(tier=tier, state="read", withdrawn_at=None)
        arguments = [] if name in _OF_ALL else [document.pk]
        opened = _opens(signed_in(role), method, reverse(f"library:{name}", args=arguments))
        wanted = with_drafts if tier == Tier.DRAFT else allowed
        assert opened == (role in wanted), f"{role} {method} {name} {tier}"
