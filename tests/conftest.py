"""What all tests share: where the reference answers are, if they are there."""

import signal
import threading
from pathlib import Path

import pytest
from hypothesis import settings

# Timing decides no test: on a busy machine an example takes as long as it takes.
settings.register_profile("taizhang", deadline=None)
settings.load_profile("taizhang")

# Started in the background a run ignores interrupts, and so would every process that it starts: the tests
# that interrupt one would wait for ever.
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    and threading.current_thread() is threading.main_thread()
):
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and reference answers beside the checkout; skips where it is missing."""
    if not (SHARED / "gold" / "RANGES.tsv").is_file():
        pytest.skip("the reference answers (../shared) are not beside this checkout")
    return SHARED
