"""Places that the table of divisions does not list (表外地名): functional areas, new or invented names."""

from __future__ import annotations

import re
from collections import Counter

_HEAD = 900
_STEM = r"[\u4e00-\u9fff]"
# 云岚区第六届…, 云岚区2024年…, 云岚区人民政府: the name stands before what only a government has.
_NAME = re.compile(
    rf"(?P<city>{_STEM}{{2,4}}?市)?(?P<own>{_STEM}{{2,4}}?(?:新区|自治[州县]|示范区|开发区|区|县|市|州|旗))"
    r"(?=第[一二三四五六七八九十]{1,3}届|人民政府|人大|党代会|发展(?:和)?改革|管委会"
    r"|\s*(?:19|20)[0-9]{2}\s*年|国民经济和社会发展|政府工作报告)"
)
_LEAD = re.compile(r"^(?:关于|代表|受|在|于|日在|会上|中共|我|全|本|各)+")
_NO_NAME = frozenset(
    {"区", "县", "市", "州", "旗", "全区", "全市", "我区", "我市", "本区", "本市", "省市", "地区"}
)


def find_unlisted(text: str) -> str | None:
    """The name of the place that speaks, with its city where the text joins the two; None where none is told.

    >>> find_unlisted("关于澜州市云岚区2024年计划执行情况的报告")
    '澜州市云岚区'
    """
    owns: Counter[str] = Counter()
    cities: dict[str, str] = {}
    for match in _NAME.finditer(text, 0, _HEAD):
        city = _LEAD.sub("", match.group("city") or "")
        own = match.group("own") if city else _LEAD.sub("", match.group("own"))
        if own in _NO_NAME or len(own) < 3:
            continue
        owns[own] += 1
        if len(city) > 2:
            cities.setdefault(own, city)
    if not owns:
        return None
    name = max(owns, key=lambda own: (owns[own], -len(own), own))
    if name not in cities:
        joined = re.search(rf"({_STEM}{{2,3}}市){re.escape(name)}", text)
        if joined:
            cities[name] = _LEAD.sub("", joined.group(1))
    return cities.get(name, "") + name
