"""The sample district of the demonstration and of the tests."""

import pytest
from sample_people import SignedIn

from taizhang.web.accounts.models import Role
from taizhang.web.ledger.models import Finding, Verdict
from taizhang.web.library.models import Document


@pytest.mark.parametrize("time", [1, 2])
def test_the_sample_has_every_kind_of_record(sample: SignedIn, time: int) -> None:
    assert Document.objects.filter(state="read").count() == 6
    assert {"met", "missed", "not_reported", "pending"} <= set(
        Verdict.objects.values_list("outcome", flat=True)
    )
    assert {"dropped", "repeated", "weakened", "inconsistency"} <= set(
        Finding.objects.values_list("topic", flat=True)
    )
    assert sample(Role.LEADER).get("/").status_code == 200
