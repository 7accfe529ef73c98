"""Lists (并列): the members of 客、货运量 or 城镇和农村居民收入, each with what they share."""

from __future__ import annotations

import re

_LIST = re.compile(r"[、]|(?<=[^总])和(?!谐|平|田)|以及|(?<![普惠危涉])及(?!时|其|格)|与(?!会)")
_MEASURE = re.compile(
    r"(?:旅客吞吐量|货邮吞吐量|集装箱吞吐量|货物吞吐量|抽检合格率|住院报销比例|报销比例|进出口总额|人均可支配收入|可支配收入|死亡人数|受伤人数|起数|宗数|次数|人次|里程|成本|GDP|增加值|总产值|产值|零售总额|零售额|销售额|销售面积|成交额|成交量|总额|投资额|投资|总收入|收入|支出|利润|税收|吞吐量|客运量|货运量|排放量|排放总量|发电量|用电量|产量|销量|总量|数量|登记数|人数|户数|件数|面积|价格|余额|覆盖率|入园率|普及率|达标率|处理率|利用率|参保率|治理（管控）率|完成率|合格率|占比|比重|比例|浓度|能耗|水耗|强度|密度|里程|长度|规模|总值|进出口|出口|增速|率|量|额|值|数)$"
)


_PAIRED = frozenset({"农村", "农民", "城镇", "城市", "出口", "进口", "境外", "境内"})
_PER_HEAD = re.compile(
    r"(?:万元|单位|每万元)(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值)|每平方公里(?:产出|土地)?|人均"
)


_PAIRS = (
    ("城乡", "城镇", "农村"),
    ("存贷款", "存款", "贷款"),
    ("客货", "客", "货"),
    ("内外贸", "内贸", "外贸"),
)


def split_pair(phrase: str) -> tuple[str, ...]:
    """The two things that a joined word names: 城乡居民收入 gives 城镇居民收入, 农村居民收入."""
    for joined, one, other in _PAIRS:
        if joined in phrase:
            return phrase.replace(joined, one, 1), phrase.replace(joined, other, 1)
    return ()


def _leans(item: str, tail: str, first_tail: str, head: str) -> bool:
    """Whether a list member needs the first one's head: 死亡人数 after 事故宗数, not 税收收入."""
    if item == tail:
        return True
    return bool(tail) and (len(item) <= 3 or (len(item) == 4 and len(head) >= 4 and tail != first_tail))


def measure_of(phrase: str) -> str:
    """The measuring noun at the phrase's end (吞吐量, 覆盖率), or the empty string."""
    found = _MEASURE.search(phrase)
    return found.group() if found else ""


def split_list(phrase: str) -> tuple[str, ...]:
    """The members of a list with what they share given to each: 客、货运量 gives 客运量, 货运量."""
    items = [part for part in _LIST.split(phrase) if part]
    if len(items) < 2:
        return tuple(items)
    tails = [measure_of(item) for item in items]
    shared = ""
    last = items[-1]
    for i in range(len(items) - 1):
        graded = last.find("级", 0, 4)
        if items[i].endswith("级") and len(items[i]) <= 4 and 0 < graded < len(last) - 2:
            items[i] += last[graded + 1 :]
            tails[i] = tails[-1]
        elif len(items[i]) == 1 and len(last) > 2:
            items[i] += last[1:]
            tails[i] = tails[-1]
        elif len(items[i]) == 2 and last[:2] in _PAIRED and len(last) > 4:
            items[i] += last[2:]
            tails[i] = tails[-1]
    for i in range(len(items) - 1, -1, -1):
        if tails[i]:
            # 工业、消费、投资: what is nothing but a measure is a member of its own.
            shared = tails[i] if tails[i] != items[i] else ""
        elif shared:
            twin = len(items[i]) >= 2 and items[i][0] == last[0] and len(items[i]) < len(last) - 1
            items[i] += last[len(items[i]) :] if twin else shared
    first = items[0]
    head = first[: -len(tails[0])] if tails[0] and len(tails[0]) < len(first) else ""
    per = _PER_HEAD.match(first)
    for i in range(1, len(items)):
        if per and not _PER_HEAD.match(items[i]):
            items[i] = per.group() + items[i]
        elif head and _leans(items[i], tails[i], tails[0], head):
            items[i] = head + items[i]
    return tuple(items)
