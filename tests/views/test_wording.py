import pytest
import yaml

from taizhang.core.commitment import Stage, Strength
from taizhang.core.statement import Comparator, Kind, Modality, Status
from taizhang.structure.model import ReportKind, Role
from taizhang.views.task_workbook import KEYS
from taizhang.views.wording import wording


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("kind", Kind.__args__),
        ("status", Status.__args__),
        ("cmp", Comparator.__args__),
        ("modality", Modality.__args__),
        ("role", Role.__args__),
        ("report", ReportKind.__args__),
        ("strength", Strength.__args__),
        ("stage", Stage.__args__),
        ("tasks", KEYS),
    ],
)
def test_every_value_has_a_word(prefix: str, values: tuple[str, ...]) -> None:
    for language in ("zh", "en"):
        assert {f"{prefix}.{value}" for value in values} <= set(wording(language))  # type: ignore[arg-type]


def test_words_are_text_in_both_languages() -> None:
    for language in ("zh", "en"):
        for key, text in wording(language).items():  # type: ignore[arg-type]
            assert isinstance(text, str), f"{key}: yes and no want quotation marks in YAML ({yaml.__name__})"
