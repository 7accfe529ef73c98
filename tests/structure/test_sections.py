from invented_reports import FIVE_YEARS, YEARLY, document

from taizhang.structure import Locator, outline


def test_the_tree_of_headings() -> None:
    sections = outline(document(YEARLY)).sections
    assert [(s.level, s.number, s.title) for s in sections if s.number in ("一", "二", "三")] == [
        (1, "一", "2030年工作回顾"),
        (2, "一", "产业升级步伐坚实"),
        (2, "二", "民生福祉不断增进"),
        (1, "二", "2031年工作安排"),
        (2, "一", "壮大果品加工业"),
        (2, "二", "修好山区公路"),
        (2, "三", "加强政府自身建设"),
    ]


def test_a_glued_heading_ends_at_its_full_stop_and_its_text_begins_there() -> None:
    section = next(s for s in outline(document(YEARLY)).sections if s.title == "修好山区公路")
    assert YEARLY[section.start :].startswith("（二）")
    assert YEARLY[section.body :].startswith("改造县道")
    assert section.path == ("2031年工作安排", "修好山区公路")


def test_sections_end_before_the_closing() -> None:
    found = outline(document(YEARLY))
    closing = next(part.start for part in found.roles if part.role == "closing")
    assert all(s.end <= closing for s in found.sections if s.start < closing)


def test_numbers_that_begin_again_stand_under_their_titles() -> None:
    paths = [s.path for s in outline(document(FIVE_YEARS)).sections]
    assert ("过去五年工作回顾", "城乡面貌焕然一新") in paths
    assert ("未来五年工作", "做强实业") in paths


def test_numbers_counted_inside_a_part_do_not_end_it() -> None:
    text = "一、回顾\n修路。\n二、今后的建设方针\n一、修路\n甲。\n二、架桥\n乙。\n三、2031年工作安排\n丙。\n"
    paths = [s.path for s in outline(document(text)).sections]
    assert ("今后的建设方针", "架桥") in paths
    assert ("2031年工作安排",) in paths


def test_items_carry_the_number_of_the_document() -> None:
    text = "三、主要任务\n（一）扩大投资\n1.修路架桥。\n（1）修路三条，长九公里。\n2.植树造林。\n"
    items = outline(document(text)).items
    assert [item.number for item in items] == ["三", "三(一)", "三(一)1", "三(一)1(1)", "三(一)2"]


def test_lead_sentences_are_titles_only_where_they_are_a_habit() -> None:
    lead = "路网不断完善。今年修建县道六十公里，" + "沿线村村通车、户户出行方便，" * 8 + "群众满意。\n"
    often = outline(document("一、回顾\n" + lead * 6)).sections
    once = outline(document("一、回顾\n" + lead + (lead.replace("。今", "，今")) * 6)).sections
    assert sum(s.title == "路网不断完善" for s in often) == 6
    assert not [s for s in once if s.title == "路网不断完善"]


def test_bold_lead_sentences_are_titles() -> None:
    sections = outline(document("一、回顾\n**路网不断完善。**修建县道六十公里。\n")).sections
    assert sections[-1].path == ("回顾", "路网不断完善")
    assert sections[-1].number is None


def test_look_ups_by_offset() -> None:
    found = outline(document(YEARLY))
    where = Locator(found)
    offset = YEARLY.index("改造县道")
    assert where.role(offset) == "plan"
    assert where.path(offset) == ("2031年工作安排", "修好山区公路")
    assert where.number(offset) == "二(二)"
    sentence = where.sentence(offset)
    assert sentence is not None
    assert YEARLY[sentence.start : sentence.end] == "改造县道46公里。"
    assert where.paragraph_index(offset) == sentence.paragraph
    assert where.section(len(YEARLY) + 5) is None
    assert where.role(len(YEARLY)) == "noise"


def test_look_ups_agree_with_a_plain_search() -> None:
    found = outline(document(FIVE_YEARS))
    where = Locator(found)
    for offset in range(len(FIVE_YEARS)):
        inside = [s for s in found.sections if s.start <= offset < s.end]
        assert where.section(offset) == (inside[-1] if inside else None)
        assert [p.role for p in found.roles if p.start <= offset < p.end] == [where.role(offset)]
        said = [s for s in found.sentences if s.start <= offset < s.end]
        assert where.sentence(offset) == (said[0] if said else None)
