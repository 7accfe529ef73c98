import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from ledger_reports import ask, content, entry, reports, text_of

from taizhang.ledger import Entry, add_documents, open_ledger
from taizhang.ledger.versions import are_versions, content_of, is_draft, unique_names
from taizhang.lexicon.source import read_yaml

TEXT = text_of()
LONG = TEXT + "\n".join(f"（{at}）建设第{at}号社区服务中心，服务居民{at}00户。" for at in range(2, 30))
PAGE = f"首页 > 政务公开 > 政府工作报告\n分享到：\n{TEXT}\n打印本页 关闭窗口\n责任编辑：某某\n"


def _versions(*entries: Entry) -> bool:
    one, other = (content_of(found.text, file=found.name, facts=_facts(found)) for found in entries)
    return are_versions(one, other)


def _facts(found: Entry) -> list[tuple[str, str]]:
    return [
        (f"{statement.base_value} {statement.base_unit}", statement.status) for statement in found.statements
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (TEXT, PAGE, True),  # the same report from a page, with what stands around it
        (TEXT, LONG, True),  # a report and an excerpt of it
        (TEXT, TEXT.replace("增长6%左右", "增长5.5%左右").replace("力争", "推动"), True),  # draft and adopted
        (TEXT, text_of(aim="7%", growth="5.0", level="500"), True),  # figures play no part in the shingles
        (TEXT, "澜州市2031年预算报告\n一般公共预算收入增长5%。", False),  # another text
        ("", TEXT, False),  # nothing is no version of anything
        ("无", "有", False),
    ],
)
def test_versions_are_told_by_their_content(one: str, other: str, expected: bool) -> None:
    assert _versions(entry(one or "。"), entry(other)) is expected


def test_a_version_in_other_words_is_told_by_its_figures() -> None:
    facts = [(f"{at} 个", "target") for at in range(10)]
    shared = "澜州市高质量发展" * 2

    def made(words: str, figures: list[tuple[str, str]]) -> bool:
        one = content_of(shared + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未", file="", facts=facts)
        return are_versions(one, content_of(shared + words, file="", facts=figures))

    other = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来"
    assert made(other, facts)
    assert not made(
        other, [(f"{at + 5} 个", "target") for at in range(10)]
    )  # half of the figures are too few
    assert not made(other, facts[:9])  # so are nine of them


@pytest.mark.parametrize("text", read_yaml("drafts")["drafts"]["examples"])
def test_a_draft_says_so(text: str) -> None:
    assert is_draft(text, "")
    assert is_draft("", text + "\n正文")


@pytest.mark.parametrize("text", read_yaml("drafts")["drafts"]["counter_examples"])
def test_no_draft(text: str) -> None:
    assert not is_draft(text, text)


def test_the_word_in_the_body_makes_no_draft() -> None:
    assert not is_draft("报告.txt", "澜州市政府工作报告" + "。" * 300 + "规划征求意见稿已完成")


def _current(folder: Path) -> dict[str, str]:
    return dict(
        ask(folder, "SELECT d.name, c.name FROM documents AS d JOIN documents AS c ON c.id = d.report")
    )


@pytest.mark.parametrize(
    ("files", "current"),
    [
        ({"a.txt": TEXT, "b.txt": PAGE}, "b.txt"),  # the one with more text where nothing else tells
        ({"征求意见稿.txt": LONG, "b.txt": TEXT}, "b.txt"),  # a draft is not current, however long
        ({"a.txt": TEXT.replace("工作报告\n", "工作报告（草案）\n", 1), "b.txt": TEXT}, "b.txt"),
    ],
)
def test_both_versions_are_kept_and_one_is_current(
    tmp_path: Path, files: dict[str, str], current: str
) -> None:
    entries = [entry(text, name) for name, text in files.items()]
    for at, order in enumerate(itertools.permutations(entries)):
        built = add_documents(tmp_path / str(at), order)
        assert [addition.state for addition in built.additions] == ["version", "version"]
        assert _current(tmp_path / str(at)) == dict.fromkeys(files, current)
    for found in entries:  # one after the other
        built = add_documents(tmp_path / "grown", [found])
    assert built.additions[0].state == "version"
    assert content(tmp_path / "0") == content(tmp_path / "1") == content(tmp_path / "grown")
    with open_ledger(tmp_path / "grown") as ledger:
        assert [found.name for found in ledger.entries()] == [current]
        assert {found.name for found in ledger.entries(all_versions=True)} == set(files)


def test_versions_hang_together_through_others(tmp_path: Path) -> None:
    half = TEXT.index("三、")
    front, back = TEXT[:half], "澜州市2031年政府工作报告\n" + TEXT[half:]
    whole = entry(TEXT, "全文.txt")
    parts = [
        replace(entry(text, f"{at}.txt"), plan_period=whole.plan_period)
        for at, text in enumerate([front, back])
    ]
    parts = [replace(part, kind=whole.kind, place=whole.place, code=whole.code) for part in parts]
    assert not _versions(*parts)
    add_documents(tmp_path, parts)
    assert _current(tmp_path) == {"0.txt": "0.txt", "1.txt": "1.txt"}
    add_documents(tmp_path, [whole])
    assert set(_current(tmp_path).values()) == {"全文.txt"}
    add_documents(tmp_path / "other", [whole, *reversed(parts)])
    assert content(tmp_path / "other") == content(tmp_path)


@pytest.mark.parametrize(
    "other",
    [
        {"place": "汐河市"},  # a report copied from a neighbour is the neighbour's
        {"kind": "plan_report"},
        {"plan_period": ("2032",), "review_period": ("2031",)},
    ],
)
def test_other_places_kinds_and_years_are_other_reports(tmp_path: Path, other: dict[str, object]) -> None:
    one, two = entry(TEXT, "a.txt"), replace(entry(PAGE, "b.txt"), **other)  # type: ignore[arg-type]
    assert _versions(one, two)
    add_documents(tmp_path, [one, two])
    assert _current(tmp_path) == {"a.txt": "a.txt", "b.txt": "b.txt"}


def test_an_unknown_place_may_be_any(tmp_path: Path) -> None:
    add_documents(tmp_path, [entry(TEXT, "a.txt"), replace(entry(PAGE, "b.txt"), place=None, code=None)])
    assert set(_current(tmp_path).values()) == {"b.txt"}


def test_a_document_that_turns_out_to_be_another_year_s_leaves_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two, three = entry(TEXT, "a.txt"), entry(PAGE, "b.txt"), entry(LONG, "c.txt")
    add_documents(tmp_path, [one, two, three])
    assert set(_current(tmp_path).values()) == {"c.txt"}
    monkeypatch.setattr("taizhang.ledger.building.program", lambda: "0.0.1+test")
    add_documents(tmp_path, [replace(three, plan_period=("2040",))])
    assert _current(tmp_path) == {"a.txt": "b.txt", "b.txt": "b.txt", "c.txt": "c.txt"}


def test_reports_of_two_years_are_no_versions() -> None:
    one, other = reports(places=["澜州市"])
    assert one.plan_period != other.plan_period


def test_names_are_unique_without_regard_to_case() -> None:
    names = unique_names({"aaaaaaaa11": "A.txt", "bbbbbbbb11": "a.TXT", "c": "c.txt"})
    assert names == {"aaaaaaaa11": "A~aaaaaaaa.txt", "bbbbbbbb11": "a~bbbbbbbb.TXT", "c": "c.txt"}
