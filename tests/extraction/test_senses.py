"""Senses: amount, increment, growth, share, rank or multiple, and the sign."""

from __future__ import annotations

import pytest
from figures import in_part

KINDS = [
    ("固定资产投资344.6亿元。", "amount", 344.6, "a total"),
    ("建成公园12个。", "amount", 12, "an output of work"),
    ("引进企业30家。", "amount", 30, "brought in, not said to be new"),
    ("培育专精特新企业8家。", "amount", 8, "raised, not said to be new"),
    ("新增学位3500个。", "increment", 3500, "新增"),
    ("新建学校3所。", "increment", 3, "新建"),
    ("新引进企业30家。", "increment", 30, "新 with a verb"),
    ("新认定平台6个。", "increment", 6, "新 with a verb"),
    ("新开航线5条。", "increment", 5, "新 with a verb"),
    ("净增经营主体1万户。", "increment", 1, "净增"),
    ("高新技术企业净增65家。", "increment", 65, "净增 behind the thing"),
    ("停车泊位增加1920个。", "increment", 1920, "增加"),
    ("登记失业人数减少300人。", "increment", -300, "减少"),
    ("新改建道路13公里。", "amount", 13, "new and rebuilt together"),
    ("新建及改造管网40公里。", "amount", 40, "two verbs, one of them not new"),
    ("新能源汽车保有量3.2万辆。", "amount", 3.2, "新 of 新能源"),
    ("更新电梯80部。", "amount", 80, "新 of 更新"),
    ("创新平台达到40个。", "amount", 40, "新 of 创新"),
    ("高新区产值90亿元。", "amount", 90, "新 of 高新"),
    ("生产总值增长5.8%。", "growth", 5.8, "增长"),
    ("生产总值同比增长 5.8%。", "growth", 5.8, "a blank before the figure"),
    ("出口下降2.8%。", "growth", -2.8, "下降"),
    ("出口增速跌至-2.8%。", "growth", -2.8, "a minus, not 跌"),
    ("出口同比为－2.8％。", "growth", -2.8, "a minus of full width: no share is below nothing"),
    ("居民消费价格（-0.3%）。", "growth", -0.3, "a minus in brackets"),
    ("企业利润率为-1.2%。", "ratio", -1.2, "a rate that may be below nothing"),
    ("投资增速由-5.1%回升。", "growth", -5.1, "the value that it moved from"),
    ("出口下降-2.8%。", "growth", -2.8, "said twice"),
    ("投资降幅为1.4%。", "growth", -1.4, "降幅"),
    ("审批时限压缩60%。", "growth", -60, "压缩"),
    ("企业户数压减三分之一。", "growth", -1 / 3, "a fraction taken away"),
    ("事故起数减少一半。", "growth", -0.5, "a half taken away"),
    ("实现6.5%的增长。", "growth", 6.5, "增长 behind the figure"),
    ("居民消费价格涨幅为2%。", "growth", 2, "涨幅"),
    ("优良天数比率提高2.2个百分点。", "growth", 2.2, "points gained"),
    ("贷款平均利率下降0.41个百分点。", "growth", -0.41, "points lost"),
    ("工业投资增速高于全省18.1个百分点。", "growth", 18.1, "points above another place"),
    ("一般性支出按不低于5%的比例压减。", "growth", -5, "the verb behind the rate"),
    ("补助按80%的比例发放。", "ratio", 80, "a rate that nothing moves by"),
    ("绿化覆盖率达到45.3%。", "ratio", 45.3, "a share reached"),
    ("绿化覆盖率提高到45.3%。", "ratio", 45.3, "提高到 names the level"),
    ("失业率降至5%。", "ratio", 5, "降至 names the level"),
    ("失业率由5.4%降到5%。", "ratio", 5.4, "由 names the level before"),
    ("民间投资占比56%。", "ratio", 56, "a share"),
    ("三产占经济总量的六成。", "ratio", 6, "tenths of a whole"),
    ("人均体育场地面积2.74平方米。", "ratio", 2.74, "per head"),
    ("每千名老人拥有养老床位46张。", "ratio", 46, "per thousand"),
    ("细颗粒物平均浓度27.1微克/立方米。", "ratio", 27.1, "a concentration"),
    ("城乡收入比缩小至1.77。", "ratio", 1.77, "a ratio without a unit"),
    ("居民人均可支配收入59970元。", "ratio", 59970, "income per head"),
    ("处理能力提升至300吨/日。", "amount", 300, "the capacity of a plant"),
    ("经济总量居全市第三。", "rank", 3, "a rank"),
    ("增速跃居全省首位。", "rank", 1, "the first place"),
    ("综合实力进入全国前10名。", "rank", 10, "among the first ten"),
    ("综合排名上升2位。", "increment", 2, "a move in a ranking"),
    ("算力规模翻一番。", "multiple", 1, "doubled"),
    ("产值是2020年的3倍。", "multiple", 3, "times an earlier value"),
    ("交易额增长2.5倍。", "multiple", 2.5, "times more"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value", "reason"), KINDS)
def test_kind_and_sign(text: str, kind: str, value: float, reason: str) -> None:
    found = in_part(text)[0]
    assert found.kind == kind, reason
    assert found.value == pytest.approx(value, rel=1e-3), reason


LISTS = [
    ("新增公园2座、绿道30公里。", ["increment", "increment"], "新增 reaches over 、"),
    ("新增公园2座，改造绿道30公里。", ["increment", "amount"], "a new verb ends it"),
    ("新增公园2座，累计建成40座。", ["increment", "amount"], "累计 ends it"),
    ("投资344.6亿元，增长6.1%。", ["amount", "growth"], "a total and its rate"),
    ("两类事故分别下降7.7%、10.5%。", ["growth", "growth"], "one verb, two rates"),
    ("平台达到14家、71家。", ["amount", "amount"], "two totals"),
    ("增长8.1%，居全市第一。", ["growth", "rank"], "a rate and its rank"),
    ("占比57.6%，提高2个百分点。", ["ratio", "growth"], "a share and its change"),
    ("净增65家，达586家。", ["increment", "amount"], "what was added and what there is"),
    ("由12%提高到15%。", ["ratio", "ratio"], "from one level to another"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds", "reason"), LISTS)
def test_several_in_a_sentence(text: str, kinds: list[str], reason: str) -> None:
    assert [found.kind for found in in_part(text) if found.text != "两类"] == kinds, reason


def test_the_sign_is_carried_over_a_list() -> None:
    assert [found.value for found in in_part("事故起数、伤亡人数分别下降7.7%、10.5%。")] == [-7.7, -10.5]


def test_a_falling_range_is_in_rising_order() -> None:
    assert in_part("能耗下降2%-3%。")[0].value == (-3, -2)


CARRIED = [
    ("新增示范镇10家，市级孵化器、众创空间5个以上。", "increment", "孵化 of a noun is no verb"),
    ("新增示范镇10家，孵化企业5家以上。", "amount", "孵化 is the verb of another clause"),
    ("新增示范镇10家，市级园区5个。", "increment", "without a bound"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "reason"), CARRIED)
def test_what_is_new_is_carried_to_the_next_clause(text: str, kind: str, reason: str) -> None:
    assert in_part(text)[-1].kind == kind, reason
