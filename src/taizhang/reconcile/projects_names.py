"""Which mentions are of one project (项目名称归一): the name without what reports wrap around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taizhang.lexicon.stages import stage_lexicon

_BLANK = re.compile(r"[\s“”\"《》‘’]+")
_BRACKETS = str.maketrans("", "", "（）()【】")
_WHEN = (
    r"年内|今年|明年|年底之?前?|年初|上半年|下半年|[一二三四1-4]季度(?:末|底)?前?"
    r"|\d{1,2}月(?:\d{1,2}日)?(?:底|末|份)?前?"
)
# What the reading of a clause may leave behind a name: 云山隧道于, 科技馆三季度, 甲项目开始.
_TRAIL = re.compile(
    rf"(?:{_WHEN}|于|在|将|已|要|开始|继续|如期|顺利|成功|全面|力争|确保|预计|的)+\Z|(?:于|在)(?:{_WHEN})\Z"
)
_TAIL = re.compile(r"(?<=..)(?:纳入|申报|列入|入选).*\Z")
_CLASS = re.compile(r"(?<=...)(?:建设工程|建设项目|工程项目|项目建设|工程建设|建设|工程|项目)\Z")
_PHASE = re.compile(r"第?([一二三四五六七八九十首\d]{1,2})期(?:工程|项目)?")
_LINE = re.compile(r"\A(?:城市)?(?:轨道交通|轨道|地铁)(?:[一二三四五]期)?(?=\d{1,2}号线)")
_SECTION = re.compile(r"[^\d号]{1,5}段\Z")
_OWN = {"区": "区", "县": "县", "市": "市", "省": "省", "国": ""}
_PHASES = (
    {"首": "1"} | {char: str(value) for value, char in enumerate("一二三四五六七八九", 1)} | {"十": "10"}
)
# An organisation that is named with the verb of a task is seldom itself being built.
_BODIES = re.compile(
    r"(?:大学|学院|委员会|大队|公司|集团|企业|银行|政府|街道|社区|集聚区|合作区|示范区|先行区|新区|城市|平台|系统|市场|商圈)\Z"
)

_VAGUE = re.compile(r"\A(?:附属|配套|地下|公共|综合|核心区|起步区|启动区)|第.批|首批")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectIdentity:
    """What tells one project from another: ``core`` name, ``phase`` (期, a numeral), ``section`` (段) or "".

    Phases are projects of their own: 一期 finished says nothing about 二期.
    """

    core: str
    phase: str
    section: str

    @property
    def line(self) -> bool:
        """Whether it is a railway line named by its number (几号线)."""
        return self.core.endswith("号线")


def identity(name: str, *, place: str = "") -> ProjectIdentity | None:
    """The identity of a project's name in a report of ``place``; None where too little of a name is left.

    >>> identity("轨道交通12号线二期云岚段")
    ProjectIdentity(core='12号线', phase='2', section='云岚段')
    >>> identity("柳林河隧道工程于") == identity("柳林河隧道")
    True
    """
    text = _BLANK.sub("", name).translate(_BRACKETS)
    if place and text.startswith(place) and len(text) - len(place) >= 4:
        text = text[len(place) :]
    own = _OWN.get(place[-1:], "")
    if own and text.startswith(own) and len(text) >= 5:
        text = text[1:]
    text = _LINE.sub("", text)
    before = None
    while before != text:
        before = text
        text = _TAIL.sub("", text)
        text = _TRAIL.sub("", text)
        text = _CLASS.sub("", text)
    phase, section = "", ""
    found = _PHASE.search(text)
    if found and found.start() >= 2:
        phase = _numeral(found.group(1))
        behind = text[found.end() :]
        if _SECTION.fullmatch(behind):
            section, behind = behind, ""
        text = text[: found.start()] + behind
    elif text[-1:] == "段" and "号线" in text:
        line, _, section = text.partition("号线")
        text = line + "号线"
    return ProjectIdentity(core=text, phase=phase, section=section) if len(text) >= 3 else None


def is_built(project: ProjectIdentity) -> bool:
    """Whether it is surely a thing that is built, so that its silence or delay means something.

    深圳大学 in 支持某大学建设 is an organisation; an action plan or an event has no stages of building.
    """
    lexicon = stage_lexicon()
    if _VAGUE.search(project.core) and len(project.core) <= 7:
        return False
    if lexicon.not_kinds.search(project.core) or _BODIES.search(project.core):
        return False
    if lexicon.generic.match(project.core) or lexicon.ordinary.fullmatch(project.core):
        return False
    named = len(project.core) >= 5 or (len(project.core) >= 4 and not lexicon.ordinary.search(project.core))
    return (named or project.line) and (bool(project.phase) or bool(lexicon.kinds.search(project.core)))


def _numeral(written: str) -> str:
    if written.isdigit():
        return str(int(written))
    if len(written) == 2 and written[0] == "十":
        return "1" + _PHASES[written[1]]
    return _PHASES.get(written, written)
