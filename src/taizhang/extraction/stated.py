"""Which numerals state how much or how many (陈述的数量), and which stand in names, dates and phrases."""

from __future__ import annotations

import re
from functools import cache

from taizhang.extraction.quantities import Quantity
from taizhang.lexicon.source import read_yaml
from taizhang.lexicon.units import unit_groups

_LETTER = re.compile(r"[A-Za-z+＋#&_]")
# GDP3600亿元: the abbreviation of an indicator ends where its figure starts.
_ABBREVIATED = re.compile("(?<![A-Za-z])(?:GDP|CPI|PPI|R&D)$")
_BEFORE_BARE = re.compile(
    r"(?:系数|指数|得分|评分|分值|比值|强度|比例|密度|容积率|商数|均分|总分|比|倍差)[^，。；、]{0,8}?(?:为|达到?|降至|升至|降到|升到|提高[到至]|下降[到至]|上升[到至]|缩小[到至为]|调整为|由|从|[到至]|高达|是)?\s*$"
)
_DURATION_CUT = re.compile(
    r"(?:压缩|缩短|压减|缩减|提速|精简|压降)[^，。；：]{0,10}$|(?:时间|时限|时长|用时|耗时|周期|寿命|天数|日数)[^，。；：]{0,14}$"
)
_RANK_CUE = re.compile(
    r"(?:居|列|排名?|跃|蝉联|夺|获|名列|取得|保持|进入|跻身|上升|提升|升|全[国省市区县球]|世界|亚洲|国内|省内|市内|区内|西部|东部|中部|城市|同类|县域|百强|行业|口岸|港口|机场|副省级|一线|由)[^，。；、,;]{0,16}$|[量数额率模值度力平幅长次名、和及与]\s*$"
)
_RANK_NO_CUE = re.compile(r"(?:坚持|始终|把|将)[^，。；]{0,10}$|(?:放在|摆在|作为|是|的)\s*$")
_RANK_AFTER = re.compile(
    r"\s{0,4}(?:[，。；、,;：:）)！\]」”’…—]|位|名|$|和第|、第|的(?!次|届|代|批|个|季)|与第|至第|[（(]|大(?:城市|港|市|经济体|省|[^，。；]{0,8}(?:地位|港|国|市场))?(?:[，。；、]|$)|\n)"
)
_AGE = re.compile(r"(?:寿命|年龄)[^，。；、]{0,10}$")
_RANK_PLACED = re.compile(r"(?:放在|摆在|置于|作为)[^，。；]{0,4}$")
_AGE_OF = re.compile(r"\s?(?:以上|及以上|以下|及以下|以内|儿童|老|至|[-—~～]|人|的|婴|学龄|女|男|群)")
_RANK_MOVE = re.compile(r"\s{0,4}(?:提升|上升|跃|升|下降|降|进|到|至|以内|前后|左右)")
_CUE = re.compile(
    r"(?:突破|超过?|破|达到?|跨[上越过入]?|迈[上过入]|逾|近|(?<!签)约|上|站上|多|了|余|共|超出|不足|不到|仅)\s*$"
)
_FRACTION_CUE = re.compile(
    r"(?:[占达近超的过少减简至到约为]|压缩|缩短|下降|降低|提速|[占][^，。；、]{1,8})\s*$"
)
_PURE_SCALE = re.compile(r"[十百千万亿]+")
_MEETING = re.compile(
    r"\s*(?:全会|会议|大会|党代会|代表|常委|集体|修订|审议|供水|开发|创业|元|污染|供电|分配|转移|装修|加压|能源|根|世界)"
)
_PHRASE_SMALL = 10


@cache
def _skipped() -> frozenset[str]:
    return frozenset(g.id for g in unit_groups() if g.skip)


@cache
def _phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rules = read_yaml("names")["set_phrases"]
    after = "|".join(map(re.escape, rules["after"]["words"]))
    before = "|".join(map(re.escape, rules["before"]["words"]))
    return re.compile(rf"(?:{after})"), re.compile(rf"(?:{before})$")


def is_stated(text: str, quantity: Quantity) -> bool:
    """Whether ``quantity`` states a measure, count or rank in ``text``, not a part of a name or date."""
    start, end, group = quantity.start, quantity.end, quantity.group
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if group == "rank":
        return _is_rank(text, quantity)
    if before == "每" or (before == " " and start > 1 and text[start - 2] == "每"):
        return False
    if not quantity.chinese and not _is_free(text, quantity, before=before, after=after):
        return False
    if group in _skipped():
        return (
            group == "duration"
            and quantity.unit not in ("年", "月", "日", "周年", "世纪", "年度")
            and bool(_DURATION_CUT.search(text, max(0, start - 24), start))
        )
    if group == "bare" and after and after in "∶:：" and text[end + 1 : end + 2].isdigit():
        return False
    if group == "bare":
        return (
            not quantity.chinese
            and before != "-"
            and bool(_BEFORE_BARE.search(text, max(0, start - 24), start))
        )
    if quantity.unit in ("岁", "周岁"):
        if _AGE_OF.match(text, end):
            return False
        return before in "达到至为由从均约" or bool(_AGE.search(text, max(0, start - 14), start))
    if group == "tenths" and quantity.value > 10:
        return False
    if quantity.chinese and group not in ("percent", "fraction", "tenths", "multiple", "top", "colon"):
        return _is_written_count(text, quantity)
    if group == "fraction" and not quantity.chinese:
        return bool(_FRACTION_CUE.search(text, max(0, start - 12), start))
    if group == "tenths" and text.startswith("不变", end):
        return False
    if group == "tenths" and before and before in "年促达建形完组生养构落变现集分":
        return quantity.value > 1 and before == "达"
    return not (group == "multiple" and quantity.chinese and before == "事")


def _is_free(text: str, quantity: Quantity, *, before: str, after: str) -> bool:
    """Whether digits stand by themselves: not in PM2.5, 20+8, 2017-08-01, 07时41分."""
    start = quantity.start
    named = _ABBREVIATED.search(text, max(0, start - 4), start) is not None
    if before and not named and (_LETTER.match(before) or before in ".．/／第^∶"):
        return False
    prior = text[start - 2] if start > 1 else ""
    if before and before in "*×-" and prior and (prior.isdigit() or (prior.isascii() and prior.isalpha())):
        return False
    if after and after in "+＋×":
        return False
    if after and after.isascii() and after.isalpha() and quantity.group in ("bare", "magnitude"):
        return False
    return not (quantity.unit == "分" and before in "时点")


def _is_rank(text: str, quantity: Quantity) -> bool:
    start, end = quantity.start, quantity.end
    if text[start] != "第":
        return not _RANK_PLACED.search(text, max(0, start - 12), start) and bool(_RANK_AFTER.match(text, end))
    written = text[start:end]
    if written.endswith(("名", "位")):
        return not _RANK_PLACED.search(text, max(0, start - 12), start) and bool(
            _RANK_AFTER.match(text, end) or _RANK_MOVE.match(text, end)
        )
    return (
        bool(_RANK_AFTER.match(text, end))
        and bool(_RANK_CUE.search(text, max(0, start - 24), start))
        and not _RANK_NO_CUE.search(text, max(0, start - 12), start)
    )


def _is_written_count(text: str, quantity: Quantity) -> bool:
    """Whether a numeral written out (三个, 一千多项, 突破千亿) counts something."""
    start, end = quantity.start, quantity.end
    before = text[max(0, start - 2) : start]
    scaled = quantity.unit[:1] in ("万", "亿")
    digits = text[start:end].rstrip()
    bare_scale = _PURE_SCALE.match(digits)
    only_scale = (
        quantity.group == "magnitude"
        and bare_scale is not None
        and bare_scale.end() == len(digits.rstrip("多余"))
    )
    if digits == "万" or quantity.unit == "分" or (quantity.unit == "元" and quantity.value <= _PHRASE_SMALL):
        return False
    if bare_scale and (only_scale or scaled or quantity.value in (100, 1000)) and not text[start].isdigit():
        return bool(_CUE.search(text, max(0, start - 4), start)) and text[end : end + 1] not in ("级", "强")
    if quantity.group == "magnitude":
        return scaled and text[end : end + 1] not in ("级", "强")
    if quantity.value == 0 or (quantity.value == 1 and not quantity.more and not scaled):
        return False
    if before and (before[-1].isdigit() or before[-1] in "第．.点月十百千几数“‘届"):
        return False
    if quantity.unit in ("期", "分", "路", "部", "集", "本", "度") or (
        quantity.unit == "次" and _MEETING.match(text, end)
    ):
        return False
    if scaled or not isinstance(quantity.value, int) or quantity.value > _PHRASE_SMALL:
        return True
    after, prior = _phrases()
    if after.match(text, end) or prior.search(before):
        return False
    opened = text.rfind("“", max(0, start - 8), start)
    return not (opened >= 0 and "”" not in text[opened:start])
