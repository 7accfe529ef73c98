"""Settings from the environment: all faults at once, secrets kept."""

import stat
import sys
from pathlib import Path

import pytest

from taizhang.web.settings.build import django_settings
from taizhang.web.settings.database import database_settings
from taizhang.web.settings.environment import SettingsError, read_environment

KEY = "k" * 60


def test_a_single_machine_needs_nothing_and_keeps_its_key(tmp_path: Path) -> None:
    first = read_environment({"TAIZHANG_DATA": str(tmp_path / "a")})
    again = read_environment({"TAIZHANG_DATA": str(tmp_path / "a")})
    assert first.secret_key == again.secret_key
    assert len(first.secret_key) > 40
    assert first.secret_key != read_environment({"TAIZHANG_DATA": str(tmp_path / "b")}).secret_key
    if sys.platform != "win32":
        mode = (tmp_path / "a" / "secret.key").stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


def test_production_makes_no_key_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        read_environment({"TAIZHANG_MODE": "production", "TAIZHANG_DATA": str(tmp_path / "x")})
    assert "TAIZHANG_SECRET_KEY" in raised.value.en
    assert "TAIZHANG_HOSTS" in raised.value.en, "every fault is told at once"
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TAIZHANG_MODE", "prod"),
        ("TAIZHANG_SECRET_KEY", "short"),
        ("TAIZHANG_UPLOAD_MEGABYTES", "many"),
        ("TAIZHANG_PROXIES", "-1"),
        ("TAIZHANG_TIME_ZONE", "Asia/Nowhere"),
    ],
)
def test_wrong_values_are_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read_environment({"TAIZHANG_DATA": str(tmp_path), name: value})
    assert name.removeprefix("TAIZHANG_TIME_ZONE") in raised.value.zh
    assert value not in raised.value.zh or name != "TAIZHANG_SECRET_KEY", "a key is never printed"


def test_production_is_strict(tmp_path: Path) -> None:
    environment = read_environment(
        {
            "TAIZHANG_MODE": "production",
            "TAIZHANG_SECRET_KEY": KEY,
            "TAIZHANG_HOSTS": "plan.example, 10.1.1.1",
            "TAIZHANG_DATA": str(tmp_path),
            "TAIZHANG_PROXIES": "1",
        }
    )
    chosen = django_settings(environment)
    assert chosen["ALLOWED_HOSTS"] == ["plan.example", "10.1.1.1"]
    assert chosen["DEBUG"] is False
    assert chosen["SESSION_COOKIE_SECURE"]
    assert chosen["CSRF_COOKIE_SECURE"]
    assert chosen["SECURE_HSTS_SECONDS"] > 0
    assert chosen["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert not (tmp_path / "secret.key").exists()


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("", "sqlite3", "taizhang.sqlite3"),
        ("sqlite:////srv/data/x.sqlite3", "sqlite3", "/srv/data/x.sqlite3"),
        ("postgres://u:p%40ss@db.example:5433/plans?sslmode=require", "postgresql", "plans"),
    ],
)
def test_databases(tmp_path: Path, url: str, engine: str, name: str) -> None:
    chosen = database_settings(url, data=tmp_path)
    assert chosen["ENGINE"].endswith(engine)
    assert chosen["NAME"].endswith(name)
    if engine == "postgresql":
        assert (chosen["PASSWORD"], chosen["PORT"]) == ("p@ss", "5433")
        assert chosen["OPTIONS"] == {"sslmode": "require"}
    else:
        assert "foreign_keys=ON" in chosen["OPTIONS"]["init_command"]


def test_another_kind_of_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="postgres://"):
        database_settings("mysql://x/y", data=tmp_path)
