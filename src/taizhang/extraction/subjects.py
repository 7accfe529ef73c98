"""Subjects (主体): what a figure measures, in the document's own words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from taizhang.core.statement import Kind
from taizhang.extraction.phrases import (
    head_of,
    trim_end,
    trim_front,
    without_basis,
    without_parentheses,
)
from taizhang.lexicon.wordlists import any_of, words


class Known(NamedTuple):
    """What the sentence has named so far: the last subject, the topic of effects, the verb of what is new."""

    subject: str
    topic: str
    fresh: str


NOTHING = Known("", "", "")

_FRESH = re.compile(
    r"(?:净增|增发|增种|增设|增开|增派|增配|(?<![更创革翻焕最崭重全])新(?:增加?|建成?|开工?|设立?|引进|引育|认定|获批|获|登记|签约|签订|培育|招引|招|注册|组建|入库|投产|投入|投|吸纳|落户|成立|评定|创建|辟|添置?|购置?|聘|种|植|铺设?|布设?|挂牌|出让|供应|审批|上|批准|备案|申请|孵化|办|搭建|纳入|通车|迁入|集聚|开通|开业|研发))"
)
_NAMED = 4  # characters of a noun that stands without the names before it
_SOWN = re.compile("(?<=..)(?:播种|种植|收获)面积$")
_ETC = re.compile(r"等(?:[一二两三四五六七八九十]+)?$")
_R_LEAD = re.compile(
    r"(?:以上|及以上|左右|以内|以下|之内|上下|多|余|起)?(?:的|是|属于|来自|为(?=[^了企民]))?"
)
_R_STOP = re.compile(
    r"(?:、|和(?!谐|平|美)|与|及|并|或(?!许)|且|，|(?:增加|增长|减少|提高|提升|降低|下降|上升|扩大|缩小|缩短|压缩|压减|回升|跃升|攀升|调整|精简|增|减|降|升)(?:到|至|为|了|$|[0-9])|增至|减至|升至|降至|降到|升到|到|至|变为|跃居|等$|达到?[0-9]?$|居|位列|位居|的?目标|的?水平|的增|以上|增长|增速|（|\(|[0-9]|大关|台阶|关口|俱乐部|的?(?:较低|较高|较好|合理|低位)(?:水平|区间|范围))"
)
_R_VERB = re.compile(
    r"(?:顺利|全部|正式|成功|均|已|全面|陆续|相继|同步|先后|如期|提前|有序|加快|率先|动态|圆满)*(?:完成|实现|获评|获得|荣获|入选|开工建设|开工|竣工|投产|投用|落地|建成投用|建成|启动|通过|投入使用|投入运营|封顶|通车|开业|揭牌|挂牌|得到|开展|纳入|享受|参加|进入|接入|用于|支持|推进|受益|达标|覆盖|办结|上线|签约|入驻)"
)
_R_CHANGE = re.compile(
    r"(?:均|已|都|分别|同比|比上年|平均)*(?:增长|下降|提高|提升|减少|增加|压缩|精简|缩短|压减|降低|达到?|为|突破|超过?|完成)"
)
_R_PREDICATE = re.compile(
    r"(?:均|已|全面|全部|顺利|正式|成功|陆续|相继|同步|先后|如期|提前|有序|加快|率先|动态|圆满|基本)*(?:完成|实现|开工建设|开工|竣工投用|竣工|投产|投用|落地见效|落地|建成投用|建成(?:通车|开放|投运|运营|投产|使用)?|启动实施|启动建设|启动|投入使用|投入运营|封顶|通车|开业|揭牌|挂牌|受益|达标|办结|上线|入驻|集聚|推进|实施|建设|工作|任务|目标)$"
)
_R_ETC = re.compile(r"(?<=[^\W\d]{4})等$")
# Another thing by its name: 3条高速、地铁5号线.
_R_NUMBERED = re.compile(r"、[^、]{0,8}[0-9]{1,3}号线")
# Things told by their names before those that are counted: 东湖公园、西山公园和8个口袋公园.
_NAMES_AND = re.compile(r"(?:[^、，0-9]{2,}、[^、，0-9]{2,}|[^、，0-9]{4,})(?:以及|和|及|与)$")
_R_CLAUSE = re.compile(
    r"(?:全部|基本|均|已)?(?:覆盖|纳入|列入|整合[为成]|获评|实现|被|率先|入选|获批)|(?:全部|高质量|顺利|圆满|成功|有序)(?:完成|推进|开展)"
)
_RANKED = re.compile(
    r"(?:(?:稳|跃|均|位|连续[^，]{1,3}年|继续|首次)*(?:居|列|分列|分居|排名|排在|排|位|名列|蝉联|保持|升至|跃升至|上升至|提升至|获得|获|取得|夺得|进入|跻身|保持在|处于|荣获|成绩)*(?:为|在|到|至)?)?(?:(?:全[市国省区县球]|世界|全球|亚洲|国内|省内|市内|西部|中部|东部|珠三角|长三角|副省级|一线|大中城市|内地|主要|各[市区省县]|同类)[^，；居列跃位升]{0,10}?)?(?:的)?(?:前|排名|位列|居)?$|(?:稳|跃|均|位|连续[^，]{1,3}年|继续|首次)*(?:居(?!民|住|委)|位列|名列|排名|跃升至|上升至|提升至|蝉联)[^，；]{0,16}$"
)
_OF_PLAN = re.compile(
    r"(?:完成|占|达到?|为|超|超过|超额完成)?(?:了)?(?:年度|全年|年初|预算|市下达|省下达)*(?:计划|预算|任务|目标|目标任务)(?:数|额|的)?"
)
_TOTAL_AND_RATE = re.compile(
    "(?:总量|规模|总额)(?:和|、|及|与)(?:增速|增幅|增量)|(?:增速|增幅|增量)(?:和|、|及|与)(?:总量|规模)"
)
_AMONG = re.compile(r".*[中内里]")
_ASSESSED = re.compile("测评|考核|评估|评价|评选|大赛|比赛|竞赛|排行|百强|榜")
_SORTS = frozenset({"城镇", "农村", "城市", "户籍", "民营", "国有", "公办", "民办", "乡村"})
_EFFECT_END = re.compile("(?:惠及|吸引|支持|覆盖|带动|服务|助力|帮助|受益)$")
_BOUND_FRONT = re.compile(r"^(?:以上|左右|以内|以下|之内|上下)")
_SHARE_OF = re.compile(r"(?:总量|总额|数量|规模|增量)?(?:并|仅|约|还|均|且)?占(?!比|地)")
# A size that belongs to the noun's name: 2座110千伏变电站.
_R_SIZED = re.compile(r"[0-9]{1,4}(?:千伏|[Kk][Vv]|万?吨级|万千瓦级?|兆瓦)[\u4e00-\u9fff]")
# The clause before names its own thing and how it moved: 工业投资增长9%，基础设施投资由降转升，增长8%.
_TREND = re.compile(
    r"(?:由[降负跌]转[升正增]|由负转正|止跌回升|企稳回升|(?:保持)?(?:平稳|较快|快速|稳定|高速|强劲|稳步|持续)(?:增长|回升|上升|下降|回落))$"
)
_NEW_HIGH = re.compile(
    r"(?:均|再|双双|总体|首次|屡|又)*(?:创|创下|再创|刷新|迈上|再上|跃上|跨上|实现)(?:了|出)?(?:历史|同期|近年|近年来|历年)*(?:最?新?高|新高|新纪录|纪录|新台阶|台阶|新突破)$"
)
# Beside its area it is no attribute of what was named before: 预算收入125亿元；辖区税收610亿元.
_AREA_ALONE = re.compile(
    r"(?:辖区|全[市区县省州]|我[市区县省州])(?:税收(?:收入|总额)?|总?人口|人口总量|用电量)"
)
_PER_SHORT = re.compile(r"(?:人均|每人|每户|户均|每亩|亩均|平均每[人户亩])$")
_TIMES_OF = re.compile(r"(?:是|约?为|相当于|达到?|约占)[^，；、]{1,18}的?$")
_AGAINST = re.compile(r"(?:高于|优于|低于|快于|超过|好于|高出|领先|慢于|超出|比)")
_SCOPE = re.compile(r"(?:全[市国省区球]|世界|全球|国内|省内|我[国市省区])(?:的|总量|比重|比例|总数)?$")
_ATTRIBUTE_MARK = frozenset("量数额模值率度积资占比速幅重计均例余名本入产收众长")


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile("(?:其?中?的?)" + any_of(words("subjects", "attributes", "words")) + "$")


@cache
def _dependent() -> re.Pattern[str]:
    return re.compile(any_of(words("subjects", "dependents", "words")))


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(
        any_of(words("subjects", "front", "verbs")) + "(?:了|出|成)?(?:约|近|超过?|不少于|至少|逾)?$"
    )


def right_phrase(right: str, *, next_follows: bool, whole: bool = False) -> str:
    """The noun that a figure stands before (3个 *公园*), or the empty string where a new thought starts.

    ``right`` are the words behind the figure up to the clause's end or the next figure (``next_follows``);
    ``whole`` keeps what stands before 的 in it.
    """
    lead = _R_LEAD.match(right)
    rest = right[lead.end() :] if lead else right
    if not rest or (_R_STOP.match(rest) and not _R_SIZED.match(rest)):
        return ""
    if next_follows:
        for mark in ("、", "，"):
            if mark in rest:
                rest = rest[: rest.rfind(mark)]
        rest = re.sub(r"(?:以及|和|与|及|并|或)$", "", rest)
        verb = _R_VERB.search(rest)
        if verb is None or verb.start() < 4:
            # 新投产项目增加产值: a verb that opens the noun does not hide the one behind it.
            verb = _R_CHANGE.search(rest, 4)
        if verb and verb.start() >= 4:
            rest = rest[: verb.start()]
    rest = rest.strip("、，,；;。：: ")
    cut = _R_NUMBERED.search(rest, 2) or _R_CLAUSE.search(rest, 4)
    if cut:
        rest = rest[: cut.start()]
    closing = _R_PREDICATE.search(rest)
    if (
        closing
        and closing.start() >= 4
        and closing.group() not in ("建设", "工作", "任务", "目标", "推进", "实施")
    ):
        rest = rest[: closing.start()]
    rest = _R_ETC.sub("", rest)
    head, _, tail = rest.rpartition("的")
    return tail if not whole and head and len(tail) >= 4 else rest


def subject_of(
    *,
    left: str,
    right: str,
    kind: Kind,
    group: str,
    value: float,
    known: Known,
    same_clause: bool,
    before: str,
) -> tuple[str, bool, str]:
    """The subject of a figure, whether later effects can hang on it, and the rule that found it.

    ``left`` are the words before the figure back to the clause's start or the figure before it, ``right``
    the noun behind it (see ``right_phrase``), ``before`` the clause before where it holds no figure; all
    without blanks.
    """
    change = kind in ("growth", "ratio", "multiple", "increment")
    right = without_parentheses(right)
    phrase = without_basis(_BOUND_FRONT.sub("", without_parentheses(left)))
    core = trim_end(_RANKED.sub("", phrase, count=1) if kind == "rank" else phrase, change=change)
    bare = trim_front(core, verbs=False)
    if kind == "multiple":
        bare = _TIMES_OF.sub("", bare)
    plain = trim_front(bare)
    fresh = ""
    if kind == "increment":
        verbs = _FRESH.findall(core)
        fresh = verbs[-1] if verbs else ""
    if kind in ("growth", "rank", "multiple") or (kind == "ratio" and not right):
        right = "" if not (kind == "multiple" and not plain) else right
    if right:
        around = _Around(
            core,
            bare,
            plain,
            right,
            fresh,
            kind,
            group,
            same_clause,
            _counts_list(plain, value),
            _NAMES_AND.search(phrase) is not None,
        )
        return _with_right(around, known)
    if not plain and core and not fresh:
        plain = (bare or core) if len(core) > 1 and not known.subject else ""
    if plain and fresh:
        head, _, tail = core.rpartition(fresh)
        owner = trim_front(head, verbs=False)
        if tail and owner in _SORTS:
            return owner + fresh + _after_etc(tail), True, "new"
        return (
            (fresh + _after_etc(tail) if tail else owner + fresh if owner else fresh + known.topic),
            True,
            "new",
        )
    if not plain and fresh:
        return fresh + (known.topic or before), True, "new-effect"
    if plain in ("经济", "国民经济") and kind == "growth":
        return plain + "增长", True, "left"
    if plain == "占比" and known.subject:
        return known.subject + ("" if "占" in known.subject else plain), False, "share"
    if kind == "rank" and _TOTAL_AND_RATE.fullmatch(plain) and known.topic:
        return known.topic, False, "carried"
    if plain in ("折合", "约合", "即", "占") and known.subject:
        return known.subject, False, "share"
    if known.subject and _OF_PLAN.fullmatch(bare):
        return known.subject + bare, False, "share"
    among = kind == "rank" and _AMONG.fullmatch(plain) and not _ASSESSED.search(plain)
    if among and (known.subject or before):
        plain = bare = ""
    sown = _SOWN.search(known.subject) if group == "mass" and plain.endswith("产量") else None
    if sown and len(plain) <= 3:
        plain = bare = known.subject[: sown.start()] + plain
    if group == "mass" and 0 < len(plain) <= 3 and "产量" in (known.subject or before):
        plain = bare = plain + "产量"
    if 0 < len(plain) <= 2 < len(bare) <= 6:
        plain = bare
    if plain and plain != bare and (known.topic or before) and _dependent().match(bare):
        plain = bare
    if not plain and bare and not change and known.topic and bare != known.topic:
        return known.topic + bare, False, "verb"
    if _AREA_ALONE.fullmatch(core):
        return plain, True, "left"
    return _from_left(plain, kind=kind, known=known, before=before)


class _Around(NamedTuple):
    """The words around a figure that stands before a noun, cut to size in steps, and what the figure is."""

    core: str
    bare: str
    plain: str
    noun: str
    fresh: str
    kind: Kind
    group: str
    same_clause: bool
    listed: bool
    joined: bool


def _with_right(around: _Around, known: Known) -> tuple[str, bool, str]:
    noun, plain = around.noun, around.plain
    if around.fresh:
        return around.fresh + noun, True, "new-right"
    if around.kind == "increment" and not plain and known.fresh:
        return known.fresh + noun, True, "new-carried"
    if around.group in ("count", "people") and (around.listed or (around.joined and len(noun) >= _NAMED)):
        return noun, True, "right"
    governed = not around.same_clause and _governing().search(around.core)
    if not plain or _ETC.search(around.core) or governed:
        if plain and (around.group == "percent" or _EFFECT_END.search(around.core)):
            return plain + noun, True, "both"
        if around.group in ("percent", "fraction", "tenths") and len(noun) < 5 and known.subject:
            return known.subject + noun, False, "share-right"
        if len(noun) <= 2 and 0 < len(around.bare) <= 4:
            return around.bare + noun, True, "right"
        verb = around.bare[: len(around.bare) - len(plain)] if around.bare.endswith(plain) else ""
        if len(noun) <= 2 and 0 < len(verb) <= 4:
            return verb + noun, True, "right"
        return noun, True, "right"
    if around.same_clause or len(plain) <= 12:
        return plain + noun, True, "both"
    return (noun if len(noun) >= 5 else plain + noun), True, "right-long"


def _counts_list(plain: str, value: float) -> bool:
    """Whether the figure counts the names listed before it: 甲花园、乙大院2个改造项目."""
    return "、" in plain and plain.count("、") + 1 == value


def _after_etc(phrase: str) -> str:
    """What stands behind a list that ends in 等, where it can stand alone."""
    head, mark, tail = phrase.rpartition("等")
    return (
        tail
        if mark
        and head
        and head[-1] not in "平同高初中特均优一二三上下"
        and len(tail) >= 2
        and not tail.startswith(("级", "教", "学", "候", "项目", "额", "地", "重", "方面"))
        else phrase
    )


def _from_left(plain: str, *, kind: Kind, known: Known, before: str) -> tuple[str, bool, str]:
    if not plain and "占" in known.subject and kind in ("growth", "multiple", "rank") and known.topic:
        return known.topic, False, "carried"
    moved = _TREND.search(before) if not plain and kind == "growth" else None
    if moved and moved.start() >= 4:
        return trim_front(before[: moved.start()]), True, "before"
    high = _NEW_HIGH.search(before) if not plain and kind in ("growth", "amount") else None
    if high and high.start() >= 3:
        return trim_front(before[: high.start()]), True, "before"
    if not plain:
        return (
            known.subject or trim_front(trim_end(before, change=True)) or head_of(before),
            False,
            "carried" if known.subject else "before",
        )
    stock = known.topic or known.subject
    if plain.endswith("占") and len(plain) > 2 and known.subject:
        return trim_end(plain[:-1], change=False) + "占" + (known.topic or known.subject), False, "share"
    if _SHARE_OF.match(plain) and not known.subject and before:
        return head_of(before) + plain, False, "before"
    if _SHARE_OF.match(plain) and known.subject:
        plain = plain[plain.index("占") :]
        return (known.subject if _SCOPE.search(plain) else known.subject + plain), False, "share"
    plain = _after_etc(plain)
    if known.subject and _AGAINST.match(plain):
        if known.topic and _AGAINST.search(known.subject):
            known = known._replace(subject=known.topic)
        return (
            known.subject
            + (
                "增速"
                if kind == "growth" and "增速" not in known.subject and known.subject[-1] not in "率重比度"
                else ""
            )
            + plain,
            False,
            "against",
        )
    short = plain[-1] in _ATTRIBUTE_MARK and len(plain) <= 6
    if short and not stock and before and _attribute().fullmatch(plain):
        return head_of(before) + plain, False, "before"
    if short and stock:
        found = _attribute().fullmatch(plain)
        if found and kind == "growth" and plain in ("增速", "增幅", "涨幅", "降幅"):
            return stock, False, "attribute"
        if found:
            base = _FRESH.sub("", known.subject, count=1) if kind != "increment" else known.subject
            if plain in ("总量", "总数", "数量", "累计", "总额", "规模", "总规模"):
                return base or stock, False, "attribute"
            return stock + plain if plain not in stock else stock, False, "attribute"
    if plain.startswith(("增速", "增幅")) and known.subject:
        return known.subject + plain, False, "against"
    if _PER_SHORT.fullmatch(plain) and (before or known.subject):
        return (
            trim_end(trim_front(before), change=True) + plain if before else known.subject + plain,
            False,
            "per",
        )
    if _dependent().match(plain) and len(plain) < 14:
        if before:
            return (_after_etc(head_of(before)) + plain if len(plain) <= 6 else plain), True, "effect-before"
        if stock:
            return stock + plain, False, "effect"
    return plain, True, "left"


def fresh_verb(subject: str) -> str:
    """The verb of what is new at a subject's start (新增, 新开工), or the empty string."""
    found = _FRESH.match(subject)
    return found.group() if found else ""
