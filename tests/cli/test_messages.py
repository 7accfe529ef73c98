import re
from pathlib import Path

import taizhang.cli
from taizhang.cli.commands import MODULES
from taizhang.cli.language import _messages

SOURCES = "".join(
    path.read_text(encoding="utf-8") for path in Path(taizhang.cli.__file__).parent.glob("*.py")
)


def test_every_message_is_in_both_languages_with_the_same_fields() -> None:
    for key, both in _messages().items():
        assert set(both) == {"zh", "en"}, key
        fields = [sorted(re.findall(r"\{(\w+)\}", text)) for text in both.values()]
        assert fields[0] == fields[1], key


def test_every_message_said_exists() -> None:
    said = set(re.findall(r'say\(\s*"([a-z._0-9]+)"', SOURCES)) | set(
        re.findall(r'nothing="([a-z._]+)"', SOURCES)
    )
    assert said <= set(_messages())


def test_every_message_is_said() -> None:
    used = set(re.findall(r"[\"']([a-z]+\.[a-z._0-9]+)[\"']", SOURCES))
    options = re.compile(r"(" + "|".join([*MODULES, "option"]) + r")\.\w+")
    idle = {key for key in _messages() if key not in used and not options.fullmatch(key)}
    assert not idle
