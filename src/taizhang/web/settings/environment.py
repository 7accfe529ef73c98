"""What the environment says, read once, with every fault told at the same time."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from taizhang.core.errors import TaizhangError

Mode = Literal["embedded", "production", "test"]

_KEY_FILE = "secret.key"
_SHORTEST_KEY = 40
_DEFAULT_FOLDER = "taizhang-data"
_MODES: dict[str, Mode] = {"embedded": "embedded", "production": "production"}


class SettingsError(TaizhangError):
    """The environment does not say enough, or says it wrongly; every fault in one message."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(
            "usage.settings",
            zh="设置有误：" + "；".join(zh for zh, _ in faults),
            en="Settings: " + "; ".join(en for _, en in faults),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The settings that differ between one installation and another.

    ``embedded``: one machine, SQLite, plain HTTP on 127.0.0.1, key made at the first start.
    ``production``: key, host names and usually ``DATABASE_URL`` given by whoever runs it.
    """

    mode: Mode
    data: Path
    secret_key: str
    database_url: str = ""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    origins: tuple[str, ...] = ()
    https: bool = False
    proxies: int = 0
    upload_megabytes: int = 50
    session_hours: int = 10
    time_zone: str = "Asia/Shanghai"
    metrics_token: str = ""


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The environment of a running installation.

    Makes the data folder, and in embedded mode the key file (mode 0600) in it where there is none.
    Raises SettingsError naming each variable that is missing or wrong, and what to write instead.
    """
    faults: list[tuple[str, str]] = []
    mode = _MODES.get(variables.get("TAIZHANG_MODE", "embedded"))
    if mode is None:
        faults.append(
            (
                "TAIZHANG_MODE 只能是 embedded 或 production",
                "TAIZHANG_MODE must be embedded or production",
            )
        )
        mode = "embedded"
    live = mode == "production"
    key = variables.get("TAIZHANG_SECRET_KEY", "")
    hosts = _listed(variables.get("TAIZHANG_HOSTS", ""))
    if live and not hosts:
        faults.append(
            (
                "请在 TAIZHANG_HOSTS 里写出访问用的域名或地址，多个用逗号分开",
                "name the hosts it is reached by in TAIZHANG_HOSTS, parted by commas",
            )
        )
    if (live or key) and len(key) < _SHORTEST_KEY:
        faults.append(
            (
                f"TAIZHANG_SECRET_KEY 至少要 {_SHORTEST_KEY} 个字符，要随机生成，妥善保存",
                f"TAIZHANG_SECRET_KEY needs at least {_SHORTEST_KEY} random characters, kept safe",
            )
        )
    zone = variables.get("TAIZHANG_TIME_ZONE", "Asia/Shanghai")
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        faults.append((f"没有 {zone} 这个时区", f"there is no time zone {zone}"))
    numbers = {
        name: _number(variables, f"TAIZHANG_{name.upper()}", default, faults)
        for name, default in (("proxies", 0), ("upload_megabytes", 50), ("session_hours", 10))
    }
    if faults:
        raise SettingsError(faults)
    data = Path(variables.get("TAIZHANG_DATA") or _DEFAULT_FOLDER).resolve()
    data.mkdir(parents=True, exist_ok=True)
    return Environment(
        mode=mode,
        data=data,
        secret_key=key or _kept_key(data / _KEY_FILE),
        database_url=variables.get("DATABASE_URL", ""),
        hosts=hosts or ("127.0.0.1", "localhost", "[::1]"),
        origins=_listed(variables.get("TAIZHANG_ORIGINS", "")),
        https=variables.get("TAIZHANG_HTTPS", "1" if live else "0") == "1",
        proxies=numbers["proxies"],
        upload_megabytes=numbers["upload_megabytes"],
        session_hours=numbers["session_hours"],
        time_zone=zone,
        metrics_token=variables.get("TAIZHANG_METRICS_TOKEN", ""),
    )


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _number(variables: Mapping[str, str], name: str, default: int, faults: list[tuple[str, str]]) -> int:
    given = variables.get(name, "")
    if not given:
        return default
    if not given.isdecimal():
        faults.append((f"{name} 要写成整数", f"{name} must be a whole number"))
        return default
    return int(given)


def _kept_key(path: Path) -> str:
    """The key beside the database; made at the first start, readable by its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    return key
