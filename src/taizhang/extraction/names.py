"""Proper names (专名): what tells 柳林河湿地公园 from 一批精品公园."""

from __future__ import annotations

import re

from taizhang.lexicon.stages import common_pairs, stage_lexicon

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBERED = re.compile(
    r"(?:[\d０-９]+|[一二三四五六七八九十]{1,3})(?:号|期)|\d+[A-Z]|[A-Z]\d+|"
    r"第[一二三四五六七八九十\d]{1,3}(?=人民|医院|中[学医]|小学|实验|高[速级]|幼儿|污水|水厂|初级|职业|"
    r"机场|通道|大道|过江|[期批])"
)
_BARE_NUMBER = re.compile(
    r"第?[一二三四五六七八九十\d、]+(?:[期批](?:工程|项目)?|号楼?)\Z|[一二三四五六七八九十]期.{0,6}完成"
)
_BRANCH = re.compile(r"(?:大学|学院|医院|研究院|中学|学校)[（(][\u4e00-\u9fff]{2,4}[）)]")
_QUOTED = re.compile(r"“[^”]{2,}”")
_OWN = re.compile(
    r"(?:[省市区县]级?)(?!域|场|民|委|政|属|内|外|街)[\u4e00-\u9fff]{2,}(?:中心|医院|馆|院|学校|平台|"
    r"大队|市场|公园|基地|委员会|园|剧场)\Z"
)
_COUNTED = re.compile(
    r"\A(?:[\d０-９]+|[一两二三四五六七八九十百]+)(?:余|多)?(?:个|家|所|座|条|项|处|批|公里|万)"
)
_FIGURE = re.compile(
    r"(?:约|逾|超|近|不少于|累计|达)?[\d０-９.]+(?:[-—~][\d.]+)?[万亿千百]*(?:余|"
    r"多)?(?:[个家座所间例名亩米吨套处辆条场次人栋架%]|公里|公顷|平方|亿元|万元)(?!物资|级)"
)
# Words inside a phrase that show it to be a clause and no name.
_CLAUSE = re.compile(
    r"加快|参与|支持|全速|积极|即将|将|了|决定|获得|在市|在全|重点(?!实验室)|结合|开展|探索|围绕|引导|"
    r"基础上|累计|购买|鼓励|通过|依托|作用|的|以及|力争|不断|进一步|加强|提高|"
    r"提升(?!改造|工程|项目|区|三期|二期|\Z)|优质|特色|任务"
)
_AFFIX = re.compile(r"\A第[一二三四五六七八九十\d]{1,3}批")


def is_proper_name(name: str) -> bool:
    """Whether a phrase without blanks names one project or place.

    A number of its own (二期, 12号线), a quoted name, the place's own single organ (区妇幼保健中心), or at
    least two characters
    side by side that belong to no ordinary pair of characters.
    """
    lexicon = stage_lexicon()
    if (
        not 2 <= len(name) <= 40
        or _FIGURE.search(name)
        or _CLAUSE.search(name)
        or (_COUNTED.match(name) and not _AFFIX.match(name))
    ):
        return False
    if lexicon.generic.match(name) and not _QUOTED.search(name):
        return False
    if _BARE_NUMBER.match(name):
        return False
    if _NUMBERED.search(name) or _OWN.match(name):
        return True
    if _BRANCH.search(name):
        return True
    quoted = _QUOTED.search(name)
    if quoted and quoted.end() < len(name) and lexicon.kinds.search(name):
        return True
    return rare_run(name) >= 2


def is_plain_name(name: str) -> bool:
    """Whether a phrase could be a name beside proper names in a list: no figure, no clause, at least four
    characters.
    """
    return len(name) >= 4 and not (_FIGURE.search(name) or _CLAUSE.search(name) or _COUNTED.match(name))


def rare_run(name: str) -> int:
    """How many characters stand side by side in the name that are part of no common pair."""
    pairs = common_pairs()
    name = stage_lexicon().ordinary.sub("。", name)
    longest = run = 0
    for index, character in enumerate(name):
        common = (
            not _HAN.match(character)
            or name[index : index + 2] in pairs
            or name[max(0, index - 1) : index + 1] in pairs
        )
        run = 0 if common else run + 1
        longest = max(longest, run)
    return longest
