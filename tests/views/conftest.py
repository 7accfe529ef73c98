"""What the tests of views share."""

import pytest
from sample_report import make_report

from taizhang.views.report import Report


@pytest.fixture
def report() -> Report:
    """The report made by hand."""
    return make_report()
