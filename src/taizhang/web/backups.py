"""Backup and restore: database and files in one archive, each with its digest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taizhang import __version__
from taizhang.core.errors import TaizhangError

_MANIFEST = "manifest.json"
_FILES = "files/"
# What PostgreSQL's programs read from the environment (PGHOST...), and the name of it in a connection.
_SAID_TO_PROGRAMS = (
    *((name, name) for name in ("host", "port", "user", "password", "sslmode", "sslrootcert", "passfile")),
    ("database", "dbname"),
)


class BackupError(TaizhangError):
    """A backup that cannot be made or restored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a backup holds."""

    files: int
    events: int


def backup(target: Path) -> Contents:
    """Write ``target`` (.zip): the database first, then the files that it names; the key is left out.

    The archive appears under its name only when it is whole. Raises BackupError where it is there already or
    pg_dump fails.
    """
    from django.conf import settings
    from django.db import connection

    from taizhang.web.audit.models import Event

    if target.exists():
        raise BackupError(
            "usage.backup_exists",
            zh=f"{target} 已经有了。备份不覆盖旧的，请换一个文件名",
            en=f"{target} is there already; a backup never overwrites one, choose another name",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(settings.MEDIA_ROOT)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
        dump, part = Path(scratch) / "database", Path(scratch) / "archive"
        vendor = connection.vendor
        events = Event.objects.count()
        _dump(connection, dump)
        digests: dict[str, str] = {}
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            digests["database"] = _add(archive, dump, "database")
            paths = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
            for path in paths:
                name = _FILES + path.relative_to(folder).as_posix()
                digests[name] = _add(archive, path, name)
            manifest = {"version": __version__, "vendor": vendor, "events": events, "digests": digests}
            archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        part.rename(target)
    return Contents(files=len(digests) - 1, events=events)


def restore(source: Path) -> Contents:
    """Put the contents of ``source`` in place. Django must be set up for the empty target.

    Raises BackupError where the archive is damaged, is of another kind of database, or the target is not
    empty; nothing has been changed then.
    """
    from django.conf import settings
    from django.db import connection

    from taizhang.web.installation import installation

    try:
        with (
            zipfile.ZipFile(source) as archive,
            tempfile.TemporaryDirectory(dir=installation().data) as scratch,
        ):
            manifest = json.loads(archive.read(_MANIFEST))
            if manifest["vendor"] != connection.vendor:
                raise BackupError(
                    "usage.backup_vendor",
                    zh=f"备份来自 {manifest['vendor']}，这里是 {connection.vendor}。请先设好 DATABASE_URL",
                    en=f"the backup is of {manifest['vendor']}, not {connection.vendor}; set DATABASE_URL",
                )
            _demand_empty(connection, Path(settings.MEDIA_ROOT))
            unpacked = _unpack(archive, manifest["digests"], Path(scratch))
            _load(connection, unpacked / "database")
            if (unpacked / "files").is_dir():
                shutil.move(unpacked / "files", settings.MEDIA_ROOT)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _damaged(source) from error
    return Contents(files=len(manifest["digests"]) - 1, events=manifest["events"])


def _damaged(source: Path) -> BackupError:
    return BackupError(
        "usage.backup_damaged",
        zh=f"{source} 不是完整的备份（内容与摘要不符或缺文件）。请用另一份备份；现有数据没有改动",
        en=f"{source} is not a whole backup; use another. Nothing here has been changed",
    )


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while block := source.read(1 << 20):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()


def _unpack(archive: zipfile.ZipFile, digests: dict[str, str], folder: Path) -> Path:
    """Every file with its digest checked; names that lead out of the folder are a damaged archive."""
    for name, expected in digests.items():
        path = (folder / name).resolve()
        if folder.resolve() not in path.parents:
            raise ValueError(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        digest = hashlib.sha256()
        with archive.open(name) as source, path.open("wb") as target:
            while block := source.read(1 << 20):
                digest.update(block)
                target.write(block)
        if digest.hexdigest() != expected:
            raise ValueError(name)
    return folder


def _demand_empty(connection: Any, files: Path) -> None:
    tables = set(connection.introspection.table_names())
    if tables or (files.is_dir() and any(files.iterdir())):
        raise BackupError(
            "usage.not_empty",
            zh="这里已有数据，恢复会覆盖它。请用 --data 指定新的空文件夹（或空数据库）",
            en="there is data here already; name an empty folder with --data (or an empty database)",
        )


def _dump(connection: Any, target: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(target)
        with copy:
            connection.connection.backup(copy)
        copy.close()
        return
    _postgresql(connection, "pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _load(connection: Any, source: Path) -> None:
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        copy = sqlite3.connect(source)
        copy.backup(connection.connection)
        copy.close()
        return
    name = connection.settings_dict["NAME"]
    _postgresql(
        connection,
        "pg_restore",
        "--no-owner",
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={name}",
        str(source),
    )


def _postgresql(connection: Any, program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL's own; the password goes by the environment, never on the command line."""
    told = connection.get_connection_params()
    variables = {f"PG{name.upper()}": str(told[key]) for name, key in _SAID_TO_PROGRAMS if told.get(key)}
    found = shutil.which(program)
    if found is None:
        raise BackupError(
            "usage.no_program",
            zh=f"找不到 {program}。请安装 PostgreSQL 客户端（postgresql-client）",
            en=f"{program} is not installed; install the client of PostgreSQL (postgresql-client)",
        )
    done = subprocess.run(  # noqa: S603 - a program found on the path, arguments of our own
        [found, *arguments], env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise BackupError(
            "usage.program_failed",
            zh=f"{program} 没有成功：{last}",
            en=f"{program} failed: {last}",
        )
