"""Phrases (短语): the words around a figure cut down to the name of what is measured."""

from __future__ import annotations

import re
from functools import cache

from taizhang.lexicon.wordlists import any_of, words

# With the characters that a page hides in a word and no one sees.
_BLANK = re.compile(r"[\s　\u200b-\u200d\u2060\ufeff\u00ad]+")
_TIME = re.compile(
    r"(?:截[至止]|到|至|自|从|在|预计到|力争到)?(?:[12][09][0-9]{2}年?[-—~～至到])?(?:[12][09][0-9]{2}年(?:度|底|末|以来|初|间|前)?(?:[0-9]{1,2}[-—~～至到])?(?:[0-9]{1,2}月(?:份|底|末)?)?|[0-9]{1,2}[-—~～至到][0-9]{1,2}月份?|[0-9]{1,2}月(?:份|底|末)?|(?:今年|去年|明年|上年)?(?:前三季度|上半年|下半年|第?[一二三四]季度)|去年|今年|明年|上年末?|“?十[一二三四五]?五”?(?:规划)?(?:期间|时期|以来|末|前[一二三四]年)|(?:过去的?|未来|今后|近)?[五三四5]年(?:来|间|内)?(?=[^度期连]|$)|年底前?|年末|年内|期间)(?:[，、]|，?以来|我们|期间|来)?"
)
_TWO_AIMS = re.compile(r"^.{4,}、(?:力争|争取|确保|努力实现|预计)(?=[^、，]{2,}$)")
_EDGE = "、，,:：;；。-—–*#·“”\"'’‘《》【】[]|｜>"
_CN_TIME = re.compile(r"(?:从|到|至)?一九[〇零○一二三四五六七八九]{2}年(?:度|底|末)?")
_ORIGIN_END = re.compile(
    r"(?:分别)?(?:由|从)?每(?:人|户|生|学年)每(?:月|年|学年|天)$|(?:分别)?(?:由|从)每(?:人|户|生|月|年)$|(?:由|从|自)(?:[12][09][0-9]{2}年|一九[〇零○一二三四五六七八九]{2}年|上年|去年|上一年|年初|原来)?(?:底|末|初)?的?$|每立方米$|(?<=[^0-9])(?:[12][09][0-9]{2}|一九[〇零○一二三四五六七八九]{2})年(?:底|末)?的?$"
)
# 失业率在5%以下, but not 固定资产投资在高基数上.
_RATE_AT_END = re.compile("(?<=率)在$")
_TIME_END = re.compile(
    r"(?:前[0-9一二三四五六七八九十]+个月|(?<![0-9])[0-9]{1,2}[-—~～至到][0-9]{1,2}月份?|(?<![0-9])[0-9]{1,2}月(?:底|末)"
    r"|(?<=.{4})去年|年底前?|年末|上半年|前三季度|第?[一二三四]季度|当年|当月|届时)$"
)
_RUN_END = re.compile(
    r"(?<![0-9.．〇零○一二三四五六七八九])(?:连续|持续)?[0-9一二三四五六七八九十]{1,2}(?:年|个月|个季度)(?:来|间)?(?:稳定|保持|均)?$"
)
_AGAINST_END = re.compile(r"(?:比|较|与)(?=[^，；、比]*(?:[年前期底初平时数]|水平))[^，；、比]{1,14}$")
_ITEM_FRONT = re.compile(r"(?:[一二三四五六七八九十]+[是要]|[0-9]+[.．、])(?=..)")
_JOIN_FRONT = re.compile(r"(?:以及|和|与|及|并且|并|或|且)(?!谐|平|田|式|网|购|美|煦)")
_JOIN_END = re.compile(r"(?<![总惠危涉普顾触参饱缓共])(?:以及|和|与|及|并|或|且|的)$")
_SMALL_END = re.compile(r"(?:(?<![签节条预合公租邀续])约|(?<![最附邻远])近|(?<![提])名列)$")
_COMPARED_END = re.compile(
    r"(?:比|较|与)(?:[12][09][0-9]{2}年|上年|去年|上一年|年初|前年|同期|规划|计划|原计划|预算|前一年|过去|一九[^，；年]{2}年)[^，；、]{0,10}$"
)
_PAREN = re.compile(r"[（(][^（）()]*[）)]")
_PLACE = (
    r"(?:全[市区省县国州盟旗球]|我[市区省县国州]|本[市区省县]|辖区|全辖|境内|域内|[全在]?区内|市级|区级|省级)"
)


def squeeze(text: str) -> str:
    """The text without blanks and line breaks."""
    return _BLANK.sub("", text) if not text.isalnum() else text


@cache
def _front() -> tuple[re.Pattern[str], re.Pattern[str]]:
    adverbs = words("subjects", "front", "adverbs")
    verbs = words("subjects", "front", "verbs")
    return re.compile(any_of(adverbs)), re.compile(any_of(verbs) + "(?:了|出|成)?")


@cache
def _end() -> re.Pattern[str]:
    achieved = words("subjects", "end", "achieved")
    compared = [w for w in _compared_words() if w not in ("约", "近", "上")]
    return re.compile(any_of({*achieved, *compared}) + r"(?:了|到|至|为|的|在)?$")


def _compared_words() -> list[str]:
    return [w for name in ("gt", "ge", "le", "lt", "approx") for w in words("comparators", name, "before")]


@cache
def _level_end() -> re.Pattern[str]:
    changes = (*words("changes", "up", "words"), *words("changes", "down", "words"), "调整", "整合", "优化")
    return re.compile(any_of(w for w in changes if w[-1] not in _NO_TURN) + r"+(?:到|至|为|成)$")


@cache
def _change_end() -> re.Pattern[str]:
    changes = (*words("changes", "up", "words"), *words("changes", "down", "words"))
    return re.compile(
        "(?<![新再])" + any_of(changes) + r"(?:了|到|至|为|达到?|在|目标|的目标|幅度|率|约|近|超过?)*$"
    )


@cache
def _kept() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that open or close with what looks like an adverb or verb: 再生水, 国有."""
    return (
        re.compile(any_of(words("subjects", "keep", "front"))),
        re.compile(any_of(words("subjects", "keep", "end")) + "$"),
    )


_VERB_LIKE = frozenset(
    {
        "组织",
        "主要",
        "平均",
        "年度",
        "完成",
        "实现",
        "统筹",
        "推动",
        "推进",
        "促进",
        "主动",
        "谋划",
        "全口径",
        "期间",
    }
)
_NO_TURN = "幅速率度"
_NOUN_LIKE = re.compile(r"(?:节能|减排|节水|减税|减负|减贫|增收|增产|增值|减灾|减碳|涨价|精简|减免|缩小)$")


def trim_end(phrase: str, *, change: bool) -> str:
    """The phrase without what leads up to the figure: 达到, 突破, 约, and with ``change`` also 同比增长."""
    end = _end()
    turns = _change_end()
    _, whole = _kept()
    turned = False
    while phrase:
        last = phrase[-1]
        if last in _EDGE and last not in "”》’":
            phrase = phrase[:-1]
            continue
        joined = _ORIGIN_END.search(phrase) or _level_end().search(phrase)
        if joined:
            phrase = phrase[: joined.start()]
            continue
        joined = (
            _JOIN_END.search(phrase)
            or _SMALL_END.search(phrase)
            or _RUN_END.search(phrase)
            or _TIME_END.search(phrase)
            or _RATE_AT_END.search(phrase)
            or (_COMPARED_END.search(phrase) if change else None)
        )
        if joined:
            phrase = phrase[: joined.start()]
            continue
        found = end.search(phrase[-10:])
        if found and found.start() != found.end() and not whole.search(phrase[-4:]):
            phrase = phrase[: len(phrase) - (len(phrase[-10:]) - found.start())]
            continue
        if change:
            found = turns.search(phrase[-10:])
            if found:
                cut = len(phrase) - (len(phrase[-10:]) - found.start())
                if cut == 0 or not _NOUN_LIKE.search(phrase):
                    phrase, turned = phrase[:cut], True
                    continue
            if turned and (found := _AGAINST_END.search(phrase)):
                phrase = phrase[: found.start()]
                continue
        break
    return phrase


def trim_front(phrase: str, *, verbs: bool = True) -> str:
    """The phrase without time, place and adverbs before it, and with ``verbs`` without governing verbs."""
    adverb, verb = _front()
    whole, _ = _kept()
    if "、" in phrase:
        phrase = _TWO_AIMS.sub("", phrase)
    while phrase:
        if phrase[0] in "的了" and len(phrase) > 2:
            phrase = phrase[1:]
            continue
        if phrase[0] in _EDGE and phrase[0] not in "“《‘":
            phrase = phrase[1:]
            continue
        joined = _ITEM_FRONT.match(phrase) or _JOIN_FRONT.match(phrase)
        if joined and len(phrase) != joined.end() + 1:
            phrase = phrase[joined.end() :]
            continue
        found = _TIME.match(phrase) or _CN_TIME.match(phrase)
        if found and found.end():
            phrase = phrase[found.end() :]
            continue
        found = adverb.match(phrase)
        if (
            found
            and not whole.match(phrase)
            and not (found.group() in _VERB_LIKE and _glued(phrase, found.end()))
        ):
            phrase = phrase[found.end() :]
            continue
        if verbs:
            found = verb.match(phrase)
            if found and not _glued(phrase, found.end()):
                phrase = phrase[found.end() :]
                continue
        break
    return phrase


def starts_with_verb(phrase: str) -> bool:
    """Whether a governing verb opens the phrase (建成公园), behind adverbs of time and place."""
    opened = trim_front(phrase, verbs=False)
    return trim_front(opened) != opened


@cache
def _verb_inside() -> re.Pattern[str]:
    return re.compile(any_of(v for v in words("subjects", "front", "verbs") if len(v) > 1) + "(?!器)")


def has_verb(phrase: str) -> bool:
    """Whether a governing verb stands anywhere in the phrase."""
    return _verb_inside().search(phrase) is not None


_NOT_GLUED = re.compile("地区|地方|区域|区属|区级|数字|数据|机场|机器|体育|业务|业态|网络|会展|部分|部门")
_GLUED_NEXT = "器房的率量额值数区地化型性员者费物厂站点业用制度体系机力局部委会网"


def _glued(phrase: str, end: int) -> bool:
    """Whether what looks like a leading verb is part of a noun: 建设用地, 培训基地, 服务业, 组织部."""
    rest = phrase[end:]
    if not rest or _NOT_GLUED.match(rest):
        return False
    if len(rest) <= 4 and rest[-1] == "率":
        return True
    return rest[0] in _GLUED_NEXT or (
        len(rest) <= 2
        and rest[:2]
        in (
            "基地",
            "中心",
            "项目",
            "资金",
            "工程",
            "企业",
            "面积",
            "能力",
            "服务",
            "规模",
            "收入",
            "投资",
            "人数",
            "任务",
            "场所",
            "平台",
            "机构",
            "试点",
        )
    )


_BASIS = re.compile(
    r"(?:按|以)?(?:可比价格?|不变价格?|现价|可比口径)(?:计算)?|(?:扣除|剔除)[^，。；、]{2,10}因素后?"
)


def without_basis(phrase: str) -> str:
    """The phrase without what says how the figure is reckoned: 按可比价格计算, 扣除价格因素."""
    return _BASIS.sub("", phrase) if "价" in phrase or "因素" in phrase or "可比" in phrase else phrase


def without_parentheses(phrase: str) -> str:
    """The phrase without bracketed remarks."""
    return _PAREN.sub("", phrase) if ("（" in phrase or "(" in phrase) else phrase


_PREDICATE = re.compile(
    r"(?:持续|不断|深入|扎实|稳步|全面|加快|加速|有序|顺利|圆满|成功|进一步|正式|基本|积极|大力|有效|显著|明显|较快|快速|逐步|大幅|总体|取得|得到|获得?|实现|推进|完善|提升|深化|增强|加强|完成|挂牌|成立|建成|启动|落地|全部|主体|发力|见效|运行|实施|突出|活跃|优化|改善|拓展至|已|开始|迈上|再上|稳定|平稳|向好)"
)
_TASK_END = re.compile(r"(?:工作|建设|活动|行动|任务|试点|改革|工程|项目)$")


def head_of(clause: str) -> str:
    """What a clause without figures is about: its object behind a verb, else its nominal head.

    >>> head_of("对口援建工作持续深化")
    '对口援建工作'
    """
    opened = trim_front(clause, verbs=False)
    thing = trim_front(opened)
    if thing == opened:
        found = _PREDICATE.search(thing, 2)
        thing = thing[: found.start()] if found else thing
    shorter = _TASK_END.sub("", thing)
    return shorter if len(shorter) >= 4 else thing
