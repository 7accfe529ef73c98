"""One figure told of each of several things (各项均…): 甲类达标率、乙类达标率均超50% tells both."""

from __future__ import annotations

import re
from dataclasses import replace

from taizhang.lexicon.indicators import indicator_of
from taizhang.reconcile.facts import Fact, fact_of
from taizhang.reconcile.scope import CONJUNCTION

_EACH = re.compile("(?:(?<![人年户平亩日月])均|双双)[^，。；、\\d]{0,6}$")
_NAMED = 4


def members_of(subject: str) -> tuple[str, ...]:
    """The things that a subject lists, where each is a name of its own; else none.

    >>> members_of("甲类企业达标率、乙类企业达标率")
    ('甲类企业达标率', '乙类企业达标率')
    """
    members = CONJUNCTION.split(subject)
    if len(members) < 2 or any(len(member) < _NAMED for member in members):
        return ()
    return tuple(members)


def told_of_each(fact: Fact) -> tuple[Fact, ...]:
    """The figure as one of each thing that its subject lists, where the words say so (均, 双双); else none.

    In 二氧化硫、氮氧化物排放量 the first is no name of its own, and the figure is of both together.
    """
    if _EACH.search(fact.before) is None:
        return ()
    members = members_of(fact.statement.subject)
    found = (
        fact_of(
            fact.entry,
            replace(
                fact.statement,
                subject=member,
                indicator=indicator_of(member, unit=fact.statement.unit or None, kind=fact.statement.kind),
            ),
        )
        for member in members
    )
    return tuple(one for one in found if one is not None)
