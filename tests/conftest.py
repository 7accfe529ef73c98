"""What all tests share: where the reference answers are, if they are there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and reference answers beside the checkout; skips where it is missing."""
    if not (SHARED / "gold" / "RANGES.tsv").is_file():
        pytest.skip("the reference answers (../shared) are not beside this checkout")
    return SHARED
