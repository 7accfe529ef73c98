"""Senses (含义): amount, increment, growth rate, share, rank or multiple, and the sign."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from taizhang.core.statement import Kind
from taizhang.extraction.phrases import has_verb, starts_with_verb
from taizhang.extraction.quantities import Quantity
from taizhang.lexicon.wordlists import any_of, words


class Sense(NamedTuple):
    """What a figure is (``kind``), its sign, and whether that was carried over from the figure before it."""

    kind: Kind
    sign: int
    carried: bool = False


_LEVEL = r"(?:到|至|为|成)"
_SOFT = (
    r"(?:了|约|近|超过?|逾|均|各|不低于|不少于|不超过|突破|至少|分别|达到?|为|预计|力争"
    r"|实际|控制在|在|按|幅度|率|又|幅|下|的目标|目标|目标为|预期为|高达|保持|实现|完成|再|以每年|速度)"
)
_PER = re.compile(
    r"人均|平均每|(?<!为)每(?:[一百千万亿0-9十]+[人户亩名件元家位]|人|户|亩|平方公里|平方米|名|立方米|吨|斤)(?!补|发放|一)|^(?:年度|全年)?[万千百](?:人|名学生)(?!次)|户均|亩均|单位(?:GDP|地区|国内|生产|工业|面积|产品|能)|地均|村均|社均|店均|校均|师生比|生师比|预期寿命|平均寿命|容积率|倍差|收入比|万元(?:GDP|地区生产总值|国内生产总值|生产总值|工业增加值)|平均(?:工资|价格|寿命|票价|消费水平|收入|年龄)|(?:密度|强度|浓度|均价|标准|指数|系数|得分|房价|养老金|消费水平|工资)(?:平均|均|约|最高|最低|再次|进一步|统一|由|从|调整|逐年|已)*$|(?:居民|职工|农民)[^，、]{0,6}(?:纯|可支配|生活费)[^，、]{0,3}收入"
)
_FRESH = (
    r"(?<![更创革翻焕最崭重全])新(?:增|建|开|设|引|认|获|登|签|培|招|注|组|入|筹|投|发放|吸|落|成立|评|创|辟|添|购|晋|聘|编|种|植|铺|布|挂|授|出让|供|审"
    r"|型城镇化.{0,4}新|上|批|备|申"
    r"|取得|当选|推|纳入|通|迁|装|就业|集聚|孵|办|搭|参|承|列|收|拓|挖|打|规划|实施|启|研)"
)
_INCREMENT = re.compile(rf"(?:净增|增发|增种|增设|增开|增派|增配|增植|增殖|加建|{_FRESH})")
_NOT_FRESH = re.compile(
    r"新(?:改扩?建|改造|扩建|能源|材料|兴|型|城|区|高地|技术|产品|业态|模式|政|片|消费|零售|基建|药|时代|农|质|媒体|冠|田|村|社区|经济|动能|三样|成效|突破|局面|台阶|一轮|一代|一批|征程|格局|理念|建成区)"
)
_TWO_VERBS = re.compile(
    r"(?:新建|新开工|新增|新设|恢复|续建)?[^，。；]{0,2}(?:和|及|、|或|与|以及|并)(?:改造|改建|扩建|改扩建|新改建|提升|修复|筹集|续建|整治|修缮|升级|新开|新建|维修|提质|完善|补种|盘活)|新建(?:续建|改建|修复|改造|扩建)|新改扩建|新改建|新扩建|改扩建|新（改|新\(改|改造|修复(?:和|及)新建"
)
_DELTA = re.compile(
    r"(?:增加|减少|增|减|多|少|扩大|提高|下降|降低|压减|压缩|缩减|缩短|减少支出|上调|下调|提升|净减少|多增|少增|上升|回落|增长|节约|节省|削减|裁减|减量|增量|增产|减产|增收|增支|减支|增盈|增利)(?:了|约|近|超过?|逾|不少于|至少|共|人员)?$"
)
_DELTA_DOWN = re.compile(
    r"(?:减量|减产|减收|减支|减少|下降|降低|压减|压缩|缩减|缩短|下调|净减少|回落|削减|裁减|[^增]减)(?:了|约|近|超过?|逾|不少于|至少|共)?$"
)
_COMPARED = re.compile(
    r"(?:高于|优于|快于|低于|超过|高出|领先|好于|超出|慢于|比(?:全|计划|目标|预期|年初)|超年度|超)[^，。；]{0,18}$"
)
_RANK_MOVE = re.compile(r"(?:上升|前进|提升|跃升|下降|前移|提高|进位|后退|晋升|攀升|进|升)(?:了)?$")
_RATE_NOUN_AFTER = re.compile(
    r"\s{0,2}(?:左右|以上|以内|以下|上下)?\s{0,2}的(?:年均|平均|高速|两位数|较高|较快|中高速)?(?:增长|增速|增幅|速度|涨幅|降幅|增长率|递增)"
)
_RATE_NOUN_NEXT = re.compile(
    r"\s{0,2}(?:左右|以上|以内|以下|上下)?\s{0,2}(?:的)?(?:增长(?!点|极)|增速|的速度)"
)
_SEPARATOR = re.compile(r"[\s、和与及，,/;；]*(?:以及|或)?[\s]*")
_ECONOMY = re.compile(r"经济增长(?:预期|目标|速度)*(?:为|达到?|约|预期为)?$")
_PRICES = re.compile(
    r"(?:物价|消费价格|零售价格)(?:总?水平|指数|总指数)?(?:控制在|保持在|为|在|目标为)?(?:约)?$"
)
_RATE = re.compile("(?<!增长)(?<!增)率$")
_RATE_NOUN = r"(?:增速|增幅|涨幅|降幅|增长率|增长幅度|增长速度|上涨幅度)"
_RATE_MOVES = re.compile(
    _RATE_NOUN + r"(?:由|从|[^，。；]{0,4}(?:提高|回升|上升|达到?|回落|放缓|收窄|扩大|控制|降|升))"
)
_RATE_FROM = re.compile(_RATE_NOUN + r"[^，。；]{0,6}(?:由|从)[^，。；]{0,10}$")
_HEADED_SUM = re.compile(
    r"(?:^|[、和可再共年计将时并已])(?:(减少|压减|削减|缩减|裁减|减量)|增加(?!值|到|至))[^，。；]{2,10}$"
)
_PER_TAIL = re.compile(r"每(?:人|户|生|亩|学年)[每月年天学]*$")
_NEW_VERB = re.compile(
    "(?:累计|总|达|建成|改造|引进|培育|开通|认定|完成|共|超|拓宽|改|提升|治理|修复|惠及|带动|释放|其中|直接|可|受益|撬动|实现|吸引|覆盖|服务|投资|面积|占|居|全|已|均|现|拥有|发放|开展|举办|拆除|实施|打造|获|推动|组织|出台|约|近|总计|规模|投入|办理|整治|清|盘活|供应|筹集|建设|到位|增至|增加到|目前)"
)
_BRACKETED = re.compile(r"新[（(](?:改|扩)")
# A change told behind its rate: 按不低于5%的比例压减.
_BY_RATE = re.compile(
    r"(?:以上|左右|以内)?的(?:比例|幅度|速度)(?:统一|平均|逐年|继续)?(?:(压减|压缩|下降|降低|减少|削减|递减)|(?:增长|提高|递增|增加|上浮|上调))$"
)
_OVER = re.compile("[超达过破逾]")
_BOUNDS = ("", "以上", "左右", "以内", "以下", "上下")
_RESTATED = re.compile(r"即(?:增长|上升)?$")
_HEADED = re.compile(
    r"[、和]?(?:平均|累计|再|共)?(?:(减少|削减|压缩|压减|精简|缩短|降低|缩减)|(?:增加))[^，。；率占比重]{2,10}$"
)


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    up, down = words("changes", "up", "words"), words("changes", "down", "words")
    tail = rf"{_SOFT}*[“\"]?$"
    return (
        re.compile(any_of(up) + tail),
        re.compile(any_of(down) + tail),
        re.compile(
            any_of(w for w in (*up, *down) if w[-1] not in "幅速率度") + _LEVEL + r"(?:[^，。；]{0,3})$"
        ),
    )


def sense_of(
    quantity: Quantity,
    *,
    left: str,
    core: str,
    around: str,
    right: str,
    clause: str,
    previous: Sense | None,
    linked: bool,
    follows: bool,
) -> Sense:
    """The sense of a figure.

    ``left`` are the words between the clause's start (or the figure before it) and the figure, ``core`` the
    same without what leads up to the figure, ``around`` the subject named before where ``core`` is empty,
    ``right`` those behind it, ``clause`` all words of the clause before the figure, each without blanks.
    ``previous`` is the sense of the figure before it; ``linked`` says that only a list separator stands
    between the two, ``follows`` that
    its clause comes right before this one.
    """
    group = quantity.group
    if group in ("rank", "top"):
        return Sense("rank", 1)
    if group == "multiple":
        return Sense("multiple", 1)
    if quantity.unit == "位" and _RANK_MOVE.search(left):
        return Sense("increment", 1)
    if group in ("percent", "fraction", "tenths"):
        share = _share(left=left, right=right, clause=clause, previous=previous, linked=linked)
        if quantity.negative and share.kind == "ratio" and not _RATE.search(core):
            return share._replace(kind="growth")  # 跌至-7.2%: no share is less than nothing
        return share
    if group == "points":
        return _points(left=left, previous=previous, linked=linked)
    return _absolute(
        quantity,
        left=left,
        core=core,
        around=around,
        right=right,
        clause=clause,
        previous=previous,
        linked=linked,
        follows=follows,
    )


def _share(*, left: str, right: str, clause: str, previous: Sense | None, linked: bool) -> Sense:
    if linked and previous is not None and previous.kind in ("growth", "ratio", "multiple"):
        return Sense("growth" if previous.kind == "multiple" else previous.kind, previous.sign, True)
    up, down, level = _changes()
    short = left[-16:]
    if level.search(short):
        moves = _RATE_MOVES.search(clause)
        if moves:
            return Sense("growth", -1 if moves.group().startswith(("降幅", "跌幅")) else 1)
        return Sense("ratio", 1)
    if _RATE_FROM.search(left):
        return Sense("growth", 1)
    if _RESTATED.match(left) and previous is not None and previous.kind == "increment":
        return Sense("growth", previous.sign)
    found_down = down.search(short)
    found_up = up.search(short)
    if found_down and (
        not found_up
        or found_down.start() >= found_up.start()
        or found_down.end() - found_down.start() > found_up.end() - found_up.start()
    ):
        return Sense("growth", -1)
    if found_up:
        return Sense("growth", 1)
    if _PRICES.search(left[-14:]):
        return Sense("growth", 1)
    turned = _BY_RATE.match(right)
    if turned:
        return Sense("growth", -1 if turned.group(1) else 1)
    headed = _HEADED.match(left)
    if headed:
        return Sense("growth", -1 if headed.group(1) else 1)
    if _RATE_NOUN_AFTER.match(right) or _RATE_NOUN_NEXT.match(right):
        return Sense("growth", 1)
    if _ECONOMY.search(short) or re.search(
        r"(?:增速|增幅|涨幅|增长率|增长目标|增长预期)[^，。；占比率]{0,8}$", short
    ):
        return Sense("growth", 1)
    return Sense("ratio", 1)


def _points(*, left: str, previous: Sense | None, linked: bool) -> Sense:
    if linked and previous is not None and previous.kind == "growth":
        return Sense("growth", previous.sign, True)
    if _COMPARED.search(left):
        return Sense("growth", 1)
    _, down, _ = _changes()
    return Sense("growth", -1 if down.search(left[-16:]) else 1)


def _absolute(
    quantity: Quantity,
    *,
    left: str,
    core: str,
    around: str,
    right: str,
    clause: str,
    previous: Sense | None,
    linked: bool,
    follows: bool,
) -> Sense:
    group = quantity.group
    if (
        linked
        and not _OVER.search(left)
        and previous is not None
        and previous.kind in ("increment", "ratio", "growth")
    ):
        return Sense("ratio" if previous.kind == "growth" else previous.kind, 1, True)
    delta = _DELTA.search(left[-12:])
    if (
        delta
        and group not in ("colon", "bare")
        and not re.search("(?:增|减|提|降|扩|缩)[^，。；]{0,3}(?:到|至|为)$", left[-6:])
    ):
        down = _DELTA_DOWN.search(left[-12:])
        if re.search(r"比(?:计划|预算|年初|目标|任务|原)[^，。；]{0,8}$", left):
            return Sense("increment", 1)
        return Sense("increment", -1 if down else 1)
    if group in ("rate", "colon", "bare"):
        return Sense("ratio", 1)
    headed = _HEADED_SUM.search(core) if group != "people" else None
    if headed:
        return Sense("increment", -1 if headed.group(1) else 1)
    per = _PER_TAIL.search(left) or _PER.search(core or around)
    scaled = bool(quantity.unit) and quantity.unit[0] in "亿万"
    counted = scaled or group in ("count", "people", "area", "length")
    if not core and previous is not None and previous.kind == "ratio" and group == "money" and left:
        return Sense("ratio", 1)
    if per and not (counted and per.group().startswith(("标准", "工资", "养老金", "强度", "指数"))):
        return Sense("ratio", 1)
    if (
        right[:1] == "新"
        and _INCREMENT.match(right)
        and not _NOT_FRESH.match(right)
        and not _TWO_VERBS.search(right[:8])
    ):
        return Sense("increment", 1)
    if _BRACKETED.search(clause):
        return Sense("amount", 1)
    fresh = None
    for found in _INCREMENT.finditer(left):
        if not _NOT_FRESH.match(left, found.start()):
            fresh = found
    if fresh and not _TWO_VERBS.search(left):
        rest = left[fresh.end() :]
        if not re.search(
            r"[，；。]|累计|总数|总量|建成(?!区)|达到?$|(?:扩展|增|覆盖|拓展)(?:至|到)$|惠及|带动", rest
        ):
            return Sense("increment", 1)
    if left.startswith(("、", "和", "及", "与")) and previous is not None and previous.kind == "increment":
        rest = left.lstrip("、和及与")
        if (rest or right) and not _NEW_VERB.match(rest):
            return Sense("increment", previous.sign, True)
    carries = follows and previous is not None and previous.kind == "increment" and previous.sign > 0
    named = (
        core == left
        and 0 < len(left) <= 12
        and right in _BOUNDS
        and not has_verb(left)
        and group in ("count", "people")
    )
    if carries and named and not _NEW_VERB.match(left) and not starts_with_verb(left):
        return Sense("increment", 1, True)
    return Sense("amount", 1)
