"""The SDMX export: data, structure, and a note that says how they belong together."""

from __future__ import annotations

from collections.abc import Iterable

from taizhang.ledger.model import Entry
from taizhang.views.exports.sdmx_data import make_sdmx_csv, observations
from taizhang.views.exports.sdmx_structure import make_sdmx_structure

README = """`statements.csv`：SDMX-CSV 2.0；`structure.xml`：SDMX-ML 3.0，含代码表、概念、数据结构和数据流。
OBS_VALUE 乘以 10 的 UNIT_MULT 次方后以 UNIT_MEASURE 计。SOURCE_START、SOURCE_END 是码位位置，
从 0 起，不含止位。目标的 OBS_STATUS 记作 F，是不是目标看 STATUS。

`statements.csv` is SDMX-CSV 2.0; `structure.xml`, SDMX-ML 3.0, holds its code lists, concepts, data
structure and dataflow. OBS_VALUE times ten to the power of UNIT_MULT is in UNIT_MEASURE. SOURCE_START and
SOURCE_END count code points from 0, the end not included. Targets have OBS_STATUS F; STATUS says whether
something is a target.
"""


def make_sdmx_files(entries: Iterable[Entry]) -> dict[str, bytes]:
    """File name to content: ``statements.csv``, ``structure.xml``, ``README.txt``."""
    found = list(observations(entries))
    return {
        "README.txt": README.encode(),
        "statements.csv": make_sdmx_csv(found),
        "structure.xml": make_sdmx_structure(found),
    }
