"""Tables of tasks (任务分解表): each row with its own units, deadline and number."""

from pathlib import Path

import pytest

from taizhang.core.commitment import Task
from taizhang.corpus.pipeline import report_of
from taizhang.documents import read_bytes
from taizhang.structure.outline import outline

HEAD = ("序号", "重点任务", "牵头单位", "责任单位", "完成时限")
ROWS = (
    ("1", "安排补贴资金8000万元，更新公交车500辆", "区商务局", "区财政局、各街道", "2031年12月"),
    ("2", "澄溪隧道完成工程量的15%", "区交通运输局", "澄溪街道", "9月底前"),
    ("10", "区人民医院全面运营", "区卫生健康局", "区医疗保障局", "上半年"),
    ("11", "亿元以上项目签约40个", "区投资促进中心", "区商务局", "长期坚持"),
)
OPENING = "澄溪区2031年政府工作报告\n2031年工作安排\n一、抓项目\n建设澄溪大桥。\n附件 重点工作任务分解表\n"


def _tasks(tmp_path: Path, name: str, text: str) -> list[Task]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [task for task in report_of(path).tasks if task.units]


def _html() -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEAD, *ROWS))
    paragraphs = "".join(f"<p>{line}</p>" for line in OPENING.splitlines())
    return f"<html><body>{paragraphs}<table>{rows}</table></body></html>"


def test_each_row_gives_its_own_tasks(tmp_path: Path) -> None:
    found = [(task.text, task.deadline, task.number) for task in _tasks(tmp_path, "报告.html", _html())]
    assert found == [
        ("安排补贴资金8000万元", "2031-12", "1"),
        ("更新公交车500辆", "2031-12", "1"),
        ("澄溪隧道完成工程量的15%", "2031-09", "2"),
        ("区人民医院全面运营", "2031-06", "10"),
        ("亿元以上项目签约40个", None, "11"),
    ], "nothing of one row in another, the number left out, a deadline that is none not read as one"


def test_the_units_are_those_of_the_row(tmp_path: Path) -> None:
    found = [
        [(unit.name, unit.role) for unit in task.units] for task in _tasks(tmp_path, "报告.html", _html())
    ]
    assert (
        found[0] == found[1] == [("区商务局", "lead"), ("区财政局", "responsible"), ("各街道", "responsible")]
    )
    assert found[3] == [("区卫生健康局", "lead"), ("区医疗保障局", "responsible")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1\t更新公交车500辆，新增\t区商务局\t区财政局", "the comma would carry on in prose"),
        ("1\t更新公交车500辆\t区商务局\t区财政局", "no stop at the end of a row"),
    ],
)
def test_rows_written_with_tabs_stay_apart(line: str, reason: str) -> None:
    text = f"工作安排\n{line}\n2\t建设大桥2座\t区交通局\t区财政局\n按时完成。\n"
    shape = outline(read_bytes(text.encode(), name="表.txt"))
    found = [text[part.start : part.end] for part in shape.paragraphs]
    assert found == ["工作安排", line, "2\t建设大桥2座\t区交通局\t区财政局", "按时完成。"], reason


def test_a_tab_behind_a_number_makes_no_row() -> None:
    text = "工作安排\n1.\t更新公交车500辆，\n新增充电桩300个。\n"
    shape = outline(read_bytes(text.encode(), name="表.txt"))
    assert (
        text[shape.paragraphs[-1].start : shape.paragraphs[-1].end]
        == "1.\t更新公交车500辆，\n新增充电桩300个。"
    )
