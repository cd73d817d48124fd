"""How boxes name those who hold a role: names, what stands for them where there is nobody, initials."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from orgchart.core.document import Holder, Role
from orgchart.scene.measure import clusters

VACANT, PLANNED = "Vacant", "Planned"


def names(holders: Sequence[Holder], *, fte: bool = False) -> str:
    r"""Return the names of those who share a role, with ``fte`` also for how much of their time.

    >>> names([Holder("h", "r", "Ann Lee", acting=True, fte=0.5), Holder("i", "r", "Bo Chen")], fte=True)
    'Ann Lee (acting, 0.5\xa0FTE) & Bo Chen'
    """
    each = [_named(holder, fte=fte) for holder in holders]
    return " & ".join(each) if len(each) < 3 else ", ".join(each)


def _named(holder: Holder, *, fte: bool) -> str:
    remarks = ["acting"] if holder.acting else []
    if fte and holder.fte < 1:
        remarks.append(f"{holder.fte:g}\u00a0FTE")
    return f"{holder.name} ({', '.join(remarks)})" if remarks else holder.name


def posts(role: Role, holders: Sequence[Holder]) -> str:
    """Return what a box that stands for several posts says below its title.

    >>> posts(Role("r", "Agent", headcount=8), [Holder("h", "r", "Ann Lee")])
    '8 posts: Ann Lee'
    """
    count = f"{role.headcount:,} {'planned ' if role.planned else ''}posts"
    return f"{count}: {', '.join(holder.name for holder in holders)}" if holders else count


@lru_cache(maxsize=16_384)
def initials_of(name: str) -> str:
    """Return the initials of a person: of the first and the last word that begin with a letter.

    >>> initials_of("Maria del Carmen Alvarez"), initials_of("(Li) 3"), initials_of("王小明")
    ('MA', 'L', '王')
    """
    starts = (next((each for each in clusters(word) if each[0].isalpha()), "") for word in name.split())
    letters = list(filter(None, starts))
    if not letters:
        return next(clusters(name.strip()), "")
    return "".join(letters if len(letters) < 2 else (letters[0], letters[-1])).upper()
