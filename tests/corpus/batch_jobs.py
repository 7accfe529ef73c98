"""Jobs for the tests of batches; in a module of their own, for worker processes import them by name."""

import os
import time
from pathlib import Path

from taizhang.core.errors import DocumentError


def measure(path: Path) -> int:
    """The length of the name; refuses, fails, or dies where the name says so."""
    if "refused" in path.name:
        raise DocumentError("documents.empty", zh="空文件", en="empty file")
    if "fault" in path.name:
        raise ZeroDivisionError("division by zero")
    if "deadly" in path.name:
        os._exit(9)
    if "slow" in path.name:
        time.sleep(0.2)
    return len(path.name)
