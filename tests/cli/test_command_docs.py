import importlib.util
from pathlib import Path

import pytest

from taizhang.core.errors import Language

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_reference_is_what_help_says(language: Language) -> None:
    spec = importlib.util.spec_from_file_location(
        "build_command_docs", ROOT / "tools" / "build_command_docs.py"
    )
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = ROOT / "docs" / language / "commands.md"
    assert page.read_text(encoding="utf-8") == tool.reference(language), "run make docs"
