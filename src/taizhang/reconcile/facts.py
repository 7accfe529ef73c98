"""A statement made ready to be laid beside another: its clause, its core, its measure, its months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from taizhang.core.statement import Statement
from taizhang.ledger.model import Entry
from taizhang.lexicon.indicator_names import normalised
from taizhang.lexicon.indicators import Indicator, catalogue, indicator_of
from taizhang.lexicon.matching import (
    bare_subject,
    by_other_name,
    core_of,
    matching_words,
    only_work,
    respelt,
    thing_of,
)
from taizhang.lexicon.units import SCALES
from taizhang.reconcile.dimensions import Measure, measure_of
from taizhang.reconcile.likeness import Vector, told_by, vector_of
from taizhang.reconcile.periods import Months, months_of

Manner = Literal["flow", "stock", "unknown"]
_BORDER = frozenset("，；。！？：\n\t,;:!?")
_FIGURES = re.compile(r"[\d０-９.．,%％、]+")
_PIECE = re.compile(r"(?<!新建)、|[\d０-９]")
_AND = ("和", "及", "与")
_MORE_FIGURES = re.compile(r"^(?:、[\d.]+[万亿]?[㐀-鿿]{1,2}?(?=[㐀-鿿]{3}))+")
_BOUND = re.compile("^(?:以上|左右|以内|以下|上下)")
_REACHED = "共达到约超过"
_COUNTED = re.compile(r"[\d０-９.．]+[万亿]*[㐀-鿿（）()]{0,3}$|[\d０-９.．]+")
_EACH = re.compile(r"每(月|年)(?:[^\d，]{0,4})$")
_REACH = 60
_TELLING = 6.0
_NEXT_WORK = re.compile(
    r"(?<=[\d一-鿿%])(?<!新建)、(?=(?:新建|新增|完成|建成|打通|开工|改造|引进|培育|拆除|治理|筹集|供应|建设|推动|实施|新开工))"
)
_AREA = re.compile(
    "(?![全我本各])[㐀-鿿]{0,6}?(?:高新区|经开区|开发区|自贸区|合作区|保税区|科学城|科技城|片区|园区|新城|街道)"
    "(?=全年|今年|年内|力争|实现|完成|预计)"
)
_LEVEL = re.compile("自治区$|[省市区县]$")
_OWN_LEVEL = {
    level: re.compile(f"(?<!国家级)(?<!国家)(?:{words})(?!以下|[和、]|[省市区县国])(?:及?以上)?")
    for level, words in (
        ("省", "省级"),
        ("自治区", "自治区级"),
        ("市", "市级"),
        ("区", "区级"),
        ("县", "县级"),
    )
}
_SCALE = re.compile("^(?:" + "|".join(sorted(SCALES, key=lambda s: -len(s))) + ")(?!瓦|米|克|伏|公里)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A statement of an entry, prepared (备好的一条陈述).

    ``clause`` is the text between the nearest commas or stops around it, ``before`` the part of it in front
    of the figure. ``core`` is the subject as it is compared, ``thing`` the core without verbs of work,
    ``words`` the core and the clause without figures, ``touching`` what stands right beside the figure.
    ``manner`` says of an amount whether it was added within the period (``flow``) or stands at its end.
    """

    entry: Entry
    statement: Statement
    months: Months
    indicator: str | None
    core: str
    thing: str
    clause: str
    before: str
    touching: str
    words: str
    measure: Measure
    manner: Manner

    @property
    def subject_vector(self) -> Vector:
        """The pairs of the core."""
        return vector_of(self.core)

    @property
    def thing_vector(self) -> Vector:
        """The pairs of what work is done on."""
        return vector_of(self.thing)

    @property
    def clause_vector(self) -> Vector:
        """The pairs of the core and the clause together."""
        return vector_of(self.words)

    @property
    def touching_vector(self) -> Vector:
        """The pairs right beside the figure."""
        return vector_of(self.touching)


def fact_of(entry: Entry, statement: Statement) -> Fact | None:
    """The statement prepared, or None where its period cannot be read."""
    months = months_of(statement.period)
    if months is None:
        return None
    clause, before = _clause(entry.text, statement)
    indicator = statement.indicator or _named(statement)
    core = _at_home(core_of(statement.subject), entry)
    if clause.startswith("其中") and told_by(core) < _TELLING:
        core = _of_whole(entry, statement) + core
    area = _AREA.match(clause)
    if area is not None and area[0] not in statement.subject:
        # 高新区完成产值80亿元、投资9亿元: the second figure is of that area too.
        core, indicator = area[0] + core, None
    words = _at_home(respelt(normalised(_FIGURES.sub("", clause))), entry)
    # In a list matched one to one (科技、教育支出分别为7亿元、9亿元) the neighbours are of other members.
    matched = statement.rule.endswith(".list")
    touching = core if matched else _at_home(respelt(normalised(_touching(clause, before, statement))), entry)
    beside = thing_of(touching)
    listed = before.rstrip(_REACHED).endswith(statement.subject)
    if "、" in core and core.endswith(beside) and not listed and told_by(beside) >= _TELLING:
        # 建成东湖公园、云山植物园及15个社区公园: the last member is what is counted, while a figure behind
        # the list (孵化器、加速器5家) counts them all.
        core = beside
    thing = thing_of(core)
    if told_by(thing) < _TELLING or only_work(core):
        # The subject is a verb or a word of any subject (改造, 项目): the figure's neighbours say more.
        bare = core_of(touching)
        thing = thing_of(bare)
        if told_by(thing) < _TELLING or only_work(bare):
            thing = _of_clause_before(entry.text, statement, clause, before)
        thing = max(thing_of(core), thing, key=lambda text: 0.0 if only_work(text) else told_by(text))
        if only_work(core) and thing not in core:
            core += thing
    return Fact(
        entry=entry,
        statement=statement,
        months=months,
        indicator=indicator,
        core=core,
        thing=thing,
        clause=clause,
        before=before,
        touching=touching,
        words=core + words if core not in words else words,
        measure=_measure(statement, before),
        manner=_manner(statement, indicator, before),
    )


def indicator_entry(fact: Fact) -> Indicator | None:
    """The catalogue's entry of a fact's indicator."""
    return None if fact.indicator is None else catalogue().get(fact.indicator)


def _at_home(text: str, entry: Entry) -> str:
    """A text without the level of the report's own place: 省级园区 in a province's report are its 园区."""
    if "级" not in text:
        return text
    level = _LEVEL.search(entry.place or "")
    return text if level is None else _OWN_LEVEL[level[0]].sub("", text)


def _measure(statement: Statement, before: str) -> Measure:
    """The unit, with the time that stands in front of the figure (每月1000元)."""
    measure = measure_of(statement.unit)
    if statement.subject.endswith("人次") and measure.dimension == "count" and not statement.base_unit:
        return Measure(dimension="人次", factor=measure.factor)  # 旅游人次86万
    if not statement.unit and statement.kind in ("growth", "ratio"):
        return Measure(dimension="share", factor=100.0)  # 三分之一, 一半
    if measure.dimension == "count" and not statement.base_unit and matching_words().funds.search(before):
        return Measure(dimension="元", factor=measure.factor)  # 安排149亿财政预算
    if measure.dimension == "元" and (match := _EACH.search(before)) is not None:
        return Measure(dimension=f"元/{match[1]}", factor=measure.factor)
    return measure


def _named(statement: Statement) -> str | None:
    """The indicator of a subject that still holds a verb or a size (提高低保标准, 产量新台阶)."""
    if (other := by_other_name(statement.subject, kind=statement.kind)) is not None:
        return other
    bare = respelt(bare_subject(statement.subject))
    if bare == statement.subject:
        return None
    unit = _SCALE.sub("", statement.unit) if statement.unit else None
    return indicator_of(bare, unit=unit, kind=statement.kind)


def _clause(text: str, statement: Statement) -> tuple[str, str]:
    low = statement.start
    floor = max(0, statement.sentence[0], low - _REACH)
    while low > floor and text[low - 1] not in _BORDER:
        low -= 1
    high = statement.end
    ceiling = min(len(text), statement.sentence[1], high + _REACH)
    while high < ceiling and text[high] not in _BORDER:
        high += 1
    return _member(text[low:high], statement.start - low)


def _touching(clause: str, before: str, statement: Statement) -> str:
    """The words on either side of the figure up to the next figure or pause of a list.

    What stands before a conjunction is another member (整治路口和5公里管网); of several figures of one thing
    (12公里、3万亩林带) the words follow the last.
    """
    after = clause[len(before) + len(statement.text) :]
    ahead = "" if before.endswith(_AND) else _PIECE.split(before)[-1]
    return ahead + _PIECE.split(_MORE_FIGURES.sub("", _BOUND.sub("", after)))[0]


def _of_clause_before(text: str, statement: Statement, clause: str, before: str) -> str:
    """The thing that the clause in front names where the figure's own has no more than a verb: of
    保障房基本建成400套，新开工500套 the second figure is of what the first is.
    """
    end = statement.start - len(before) - 1
    floor = max(statement.sentence[0], end - _REACH)
    if end <= floor or text[end] not in "，,":
        return ""
    low = end
    while low > floor and text[low - 1] not in _BORDER:
        low -= 1
    return thing_of(core_of(_COUNTED.sub("", text[low:end])))


def _of_whole(entry: Entry, statement: Statement) -> str:
    """The name of what the clause before 其中 counts, for a part that is told by a word of any subject:
    经营主体90万户，其中企业40万户.
    """
    wholes = [
        other
        for other in entry.statements
        if other.sentence == statement.sentence
        and other.end < statement.start
        and "其中" in entry.text[other.end : statement.start]
    ]
    return core_of(wholes[-1].subject) if wholes else ""


def _member(clause: str, at: int) -> tuple[str, str]:
    """The member of a list that a figure stands in, where the members have verbs of their own (、完成206个).

    Members without a verb (211个城中村、22.4万户) are told by the whole list and are left together.
    """
    borders = [match.end() for match in _NEXT_WORK.finditer(clause)]
    low = max((border - 1 for border in borders if border - 1 < at), default=-1) + 1
    high = min((border - 1 for border in borders if border - 1 >= at), default=len(clause))
    return clause[low:high], clause[low:at]


def _manner(statement: Statement, indicator: str | None, before: str) -> Manner:
    if statement.kind == "increment":
        return "flow"
    if statement.kind == "amount" and matching_words().total.search(before):
        return "stock"  # 新增企业60家、总量达420家
    if indicator is not None:
        return "flow" if catalogue()[indicator].nature == "flow" else _manner_of_stock(before)
    rules = matching_words()
    if rules.stock.search(statement.subject) or rules.stock.search(before):
        return "stock"
    return "flow" if rules.flow.search(before) or rules.flow.search(statement.subject) else "unknown"


def _manner_of_stock(before: str) -> Manner:
    """Whether an amount of what is usually a stock is one: 碧道达到270公里 is, 建成碧道48公里 may not be.

    The verb of a list is carried to its later members (新建改造公园20个、碧道270公里).
    """
    rules = matching_words()
    if rules.reduced.search(before) or ("、" in before and rules.added.search(before)):
        return "flow"
    if rules.stock.search(before):
        return "stock"
    return "unknown" if rules.flow.search(before) else "stock"
