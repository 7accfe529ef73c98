"""Why a ledger cannot be opened or written: one code a reason, with the way out, in Chinese and English."""

from __future__ import annotations

from pathlib import Path

from taizhang.core.errors import TaizhangError


class LedgerError(TaizhangError):
    """A ledger that cannot be opened or written; it is left as it was."""


def no_ledger(folder: Path) -> LedgerError:
    """``ledger.missing``: nothing was ever built there."""
    return LedgerError(
        "ledger.missing",
        zh=f"“{folder}”里没有台账。请先运行 taizhang build 文件… -o {folder}/。",
        en=f"There is no ledger in {folder}. Build one: taizhang build FILES... -o {folder}/.",
    )


def damaged(file: Path, *, detail: object) -> LedgerError:
    """``ledger.damaged``: the file is not a ledger, or not a whole one."""
    return LedgerError(
        "ledger.damaged",
        zh=f"台账文件“{file}”已损坏（{detail}）。请换回备份，或把它移走后用原文件重新 taizhang build。",
        en=f"The ledger file {file} is damaged ({detail}). "
        "Put a backup back, or move it away and build again from the documents.",
    )


def other_format(file: Path, *, found: int, known: int) -> LedgerError:
    """``ledger.format``: written by a program with another layout."""
    return LedgerError(
        "ledger.format",
        zh=f"台账文件“{file}”的格式是 {found}，本程序认识的是 {known}。请用写它的版本打开，或重新 build。",
        en=f"The ledger file {file} has layout {found}; this program knows {known}. "
        "Open it with the version that wrote it, or build again.",
    )


def unwritten(folder: Path, *, detail: object) -> LedgerError:
    """``ledger.unwritten``: the disk did not take the new file."""
    return LedgerError(
        "ledger.unwritten",
        zh=f"“{folder}”写不下去（{detail}），台账仍是原样。请核对磁盘空间和权限后再试。",
        en=f"{folder} could not be written ({detail}); the ledger is as it was. "
        "Check disk space and permissions and try again.",
    )


def busy(folder: Path, *, seconds: float) -> LedgerError:
    """``ledger.busy``: another builder holds the ledger."""
    return LedgerError(
        "ledger.busy",
        zh=f"另一个 build 正在写“{folder}”，等了 {seconds:.0f} 秒。请等它结束再试。",
        en=f"Another build is writing {folder}; waited {seconds:.0f} seconds. Try again when it has ended.",
    )
