"""Wording: every key in both languages, every key used exists, every key is used."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Choices
from django.utils import translation

import taizhang.web
from taizhang.web.accounts.models import Role, UnitKind
from taizhang.web.words import say, wordings

FOLDER = Path(taizhang.web.__file__).parent
SOURCES = {
    path: path.read_text(encoding="utf-8") for kind in ("*.py", "*.html") for path in FOLDER.rglob(kind)
}


def test_every_key_is_in_both_languages_with_the_same_fields() -> None:
    for key, both in wordings().items():
        assert set(both) == {"zh", "en"}, key
        assert all(isinstance(text, str) and text.strip() for text in both.values()), key
        fields = [sorted(set(re.findall(r"\{(\w+)\}", text))) for text in both.values()]
        assert fields[0] == fields[1], key
        assert not re.search(r"[\u4e00-\u9fff]", both["en"]), key


def test_every_key_said_exists() -> None:
    for path, text in SOURCES.items():
        said = re.findall(r"\{%\s*say\s+['\"]([\w.]+)['\"]", text)
        said += re.findall(r"\bsay(?:_later|_key)?\(\s*['\"]([\w.]+)['\"]", text)
        for key in said:
            assert key in wordings(), f"{path.name}: {key}"


def test_every_key_is_said() -> None:
    every = "\n".join(SOURCES.values())
    groups = set(re.findall(r"\|word:['\"]([\w.]+)['\"]", every))
    groups |= set(re.findall(r"say(?:_key)?\(f['\"]([\w.]+)\.\{", every))
    groups |= set(re.findall(r"group=['\"]([\w.]+)['\"]", every))
    groups |= {
        word
        for path in FOLDER.rglob("glossary.yaml")
        for word in re.findall(r"words: web:([\w.]+)", path.read_text(encoding="utf-8"))
    }
    said = set(re.findall(r"['\"]([\w.]+)['\"]", every))
    said |= {f"event.{word}" for word in said}
    assert not {key for key in wordings() if key not in said and key.rpartition(".")[0] not in groups}


@pytest.mark.parametrize(("group", "choices"), [("accounts.role", Role), ("accounts.unit_kind", UnitKind)])
def test_every_value_of_a_vocabulary_has_words(group: str, choices: type[Choices]) -> None:
    with translation.override("zh-hans"):
        for value, label in choices.choices:
            assert say(f"{group}.{value}") == label


def test_every_action_recorded_has_words() -> None:
    for text in SOURCES.values():
        for action in re.findall(r"action=['\"]([\w.]+\.[\w.]+)['\"]", text):
            assert f"event.{action}" in wordings()


def test_a_missing_key_is_an_error_and_not_a_hole_in_the_page() -> None:
    with pytest.raises(KeyError):
        say("ui.no_such_key")


@pytest.mark.django_db
def test_models_and_migrations_say_the_same() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
