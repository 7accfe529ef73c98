import json
import re
from pathlib import Path

import pytest
from calling import Call

from taizhang.cli.commands import MODULES

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.en.md"]


@pytest.mark.parametrize("name", READMES)
def test_the_statement_shown_is_what_is_found(name: str, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = json.loads(re.search(r"```json\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.S)[1])  # type: ignore[index]
    monkeypatch.chdir(ROOT / "examples")
    found = [json.loads(line) for line in call("extract", shown["document"]).out.splitlines()]
    assert shown in [{key: record[key] for key in shown} for record in found]


@pytest.mark.parametrize("name", READMES)
def test_commands_and_pages_named_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"^taizhang (\w+)", text, re.M)) <= set(MODULES)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M)) <= targets
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / link).exists(), link
