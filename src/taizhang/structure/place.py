"""Whose report it is (报告主体): the division that a text and its file name speak for.

Every name of a division in the head of the text and in the file name is evidence; how much depends on
the words around
it (代表……人民政府, 在……第七届人民代表大会). A name that several divisions share (南山区, 鼓楼区) is
settled by the
city that is named beside it or most often in the text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taizhang.lexicon.divisions import (
    CHINA,
    MUNICIPALITIES,
    Division,
    below,
    coded,
    full_name,
    is_name,
    longest_name,
    named,
    parent,
    today,
    top_divisions,
)

_HEAD = 900
_BODY = 60_000
_SUFFIX = re.compile(r"[省市区县旗盟州]")
_BEFORE = re.compile(r"(?:代表|受|在|中共|中国共产党)\Z")
_AFTER = re.compile(
    r"(?:第[一二三四五六七八九十]{1,3}(?:届|次)|人民政府|政府(?!部门)|委员会|发展(?:和)?改革|[市区县]?人大|党代会"
    r"|管委会|\s*(?:19|20)\d\d\s*年(?:政府|国民|度?计划)|国民经济和社会发展|政府工作报告|委书记|代?[省市区县州]长)"
)
_COUNTRY = re.compile(
    r"(?:代表|受)(?:中华人民共和国)?(?:国务院|國務院)|(?:代表|受)中央人民政府|国务院总理|[受据](?:中共中央和)?国务院的?(?:委托|决定)"
    r"|(?:第[一二三四五六七八九十]{1,3}届全国人民代表大会第[一二三四五六七八九十]{1,3}次会议上)|(?:向|在)(?:第[一二三四五六七八九十]{1,3}届)?全国人民代表大会"
    r"|国务院关于|我國?们?[^。]{0,30}第一届全國人民代表大會"
)
_OWN = re.compile(r"[我全](国|省|自治区|市|区|县|州|盟|旗)")
_SPEAKER = re.compile(r"(?:代表|受)(省|自治区|市|区|县|州|盟|旗)(?:人民)?政府")
_RANKS = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "区": "county",
    "县": "county",
    "旗": "county",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A name in the text: where it stands, and the divisions that bear or bore it."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]


def find_place(text: str, name: str) -> Division | None:
    """The division that the report is of, by today's name; None where nothing tells.

    ``text`` is the document, ``name`` its file name.
    """
    head = text[:_HEAD]
    scores: defaultdict[str, float] = defaultdict(float)
    known: dict[str, Division] = {}
    cities = _cities(head + "\n" + name)
    for source, is_file in ((head, False), (name, True)):
        mentions = list(_mentions(source))
        for position, mention in enumerate(mentions):
            weight = _weight(source, mention, is_file=is_file)
            following = mentions[position + 1] if position + 1 < len(mentions) else None
            if following is not None and following.start == mention.end and _child(mention, following):
                weight = 0.0  # 深圳市 in 深圳市南山区 speaks for the district
            before = (
                mentions[position - 1] if position and mentions[position - 1].end == mention.start else None
            )
            for division, share in _settled(mention, before, cities, text):
                known[division.code] = division
                scores[division.code] += weight * share
    if _COUNTRY.search(head):
        known[CHINA.code] = CHINA
        scores[CHINA.code] += 9.0
    if "全国" in name.split("_")[0] or "国务院" in name:
        known[CHINA.code] = CHINA
        scores[CHINA.code] += 6.0
    best = max(scores.items(), key=lambda entry: entry[1], default=None)
    if best is None or best[1] < 2.0:
        return _by_body(text) or (known[best[0]] if best is not None and best[1] > 0 else None)
    return today(known[best[0]])


def name_of(division: Division) -> str:
    """The full standard name (深圳市南山区; 全国)."""
    return full_name(division)


def _mentions(source: str) -> Iterator[_Mention]:
    """The longest names of divisions that end in 省市区县旗盟州, in order."""
    floor = 0
    for match in _SUFFIX.finditer(source):
        end = match.end()
        for start in range(max(floor, end - longest_name()), end - 1):
            candidate = source[start:end]
            if is_name(candidate) and (len(candidate) > 2 or _AFTER.match(source, end) or start == floor > 0):
                # 西湖区 inside 东西湖区: the longest name wins because it is tried first
                yield _Mention(start=start, end=end, name=candidate, divisions=named(candidate))
                floor = end
                break


def _weight(source: str, mention: _Mention, *, is_file: bool) -> float:
    if is_file:
        return 6.0
    weight = 1.0
    if _BEFORE.search(source, max(0, mention.start - 8), mention.start):
        weight += 3.0
    if _AFTER.match(source, mention.end):
        weight += 5.0
    return weight


def _child(upper: _Mention, lower: _Mention) -> bool:
    return any(_under(low, up) for low in lower.divisions for up in upper.divisions)


def _under(low: Division, up: Division) -> bool:
    if up.rank == "province":
        return low.code[:2] == up.code[:2] and low.code != up.code
    return up.rank == "prefecture" and low.code[:4] == up.code[:4] and low.code != up.code


def _cities(source: str) -> set[str]:
    """Codes of the provinces and cities whose full names stand in the text."""
    return {
        division.code
        for mention in _mentions(source)
        for division in mention.divisions
        if division.rank in ("province", "prefecture")
    }


def _settled(
    mention: _Mention, before: _Mention | None, cities: set[str], text: str
) -> list[tuple[Division, float]]:
    """Which divisions a shared name means here, with shares that add up to 1."""
    candidates = list(mention.divisions)
    if before is not None:
        below = [c for c in candidates if any(_under(c, up) for up in before.divisions)]
        candidates = below or candidates
    candidates = _distinct(candidates)
    if len(candidates) > 1:
        beside = [c for c in candidates if c.code[:4] + "00" in cities or c.code[:2] + "0000" in cities]
        near = [c for c in beside if c.code[:4] + "00" in cities]
        candidates = near or beside or candidates
    if len(candidates) > 1:
        counts = [text.count(_above(c).stem, 0, _BODY) for c in candidates]
        top = max(counts)
        if top > 0:
            candidates = [c for c, n in zip(candidates, counts, strict=True) if n == top]
    alive = [c for c in candidates if c.last is None] or candidates
    return [(today(c), 1 / len(alive)) for c in alive]


def _distinct(candidates: list[Division]) -> list[Division]:
    """One for each division of today: 昆山市 under four codes is one city."""
    seen: dict[str, Division] = {}
    for candidate in candidates:
        seen.setdefault(today(candidate).code, candidate)
    return list(seen.values())


def _above(division: Division) -> Division:
    """The city of a district, or the city that the code names for one that is gone."""
    return coded(division.code[:4] + "00") or parent(division)


def _by_body(text: str) -> Division | None:
    """The division that the body means by 我区 or 全市: the one of that rank that it names most often."""
    own = _own_rank(text)
    if own is None:
        return None
    if own == "country":
        return CHINA
    body = text[:_BODY]
    if own == "province":
        return _most_named(body, top_divisions("province"))
    city = _most_named(body, top_divisions("prefecture"))
    province = _most_named(body, [d for d in top_divisions("province") if d.code[:2] in MUNICIPALITIES])
    if province is not None and (city is None or body.count(province.stem) > body.count(city.stem)):
        city = province
    if own == "city" or city is None:
        return city
    county = _most_named(body, below(city))
    return today(county) if county is not None else None


def _own_rank(text: str) -> str | None:
    """The rank of the division that speaks: 代表省人民政府, else 我区, 全市, whichever is most frequent."""
    said = _SPEAKER.search(text[:_HEAD])
    counts = Counter(_OWN.findall(text[:_BODY]))
    if counts and not said and max(counts, key=lambda k: counts[k]) == "国" and counts["国"] > 5:
        return "country"
    del counts["国"]
    own = said.group(1) if said else max(counts, key=lambda k: counts[k], default=None)
    if own is None:
        return None
    if own == "区" and text.count("自治区", 0, _BODY) >= 5:
        return "province"
    return _RANKS.get(own, "city")


def _most_named(body: str, divisions: Sequence[Division]) -> Division | None:
    """The one that the text names most often by its stem, three times at least."""
    counts = [(body.count(division.stem), division) for division in divisions if len(division.stem) > 1]
    count, division = max(counts, key=lambda entry: entry[0], default=(0, CHINA))
    return division if count >= 3 else None
