"""What pages are called: by the units that begin on them, else by the roles at their top."""

from __future__ import annotations

from orgchart.core.document import Document
from orgchart.core.index import Index
from orgchart.scene.boxes.person_words import names
from orgchart.scene.pages.notes import called
from orgchart.scene.pages.plan import Part
from orgchart.scene.pages.setup import SLIDES, PageSetup

# A title names this many units one by one, fewer where it would be longer than its page is wide.
_MOST_NAMED = 3
# The usual width of its letters in points, and what the way up to another page takes of its line.
_LETTER, _SLIDE_LETTER, _WAY_UP = 8.8, 13.2, 76.0


def letters_in_title(setup: PageSetup, width: float) -> int:
    """Return about how many letters the title of a page of this width has room for."""
    letter = _SLIDE_LETTER if setup.paper in SLIDES else _LETTER
    return int((width - 2 * setup.margin - _WAY_UP) / letter)


def page_title(document: Document, index: Index, part: Part, number: int, letters: int) -> str:
    """Return what a page is called: the chart's title, or the units or the roles at its top.

    Pages that one role is spread over are counted. There is room for about so many ``letters``.
    """
    if number == 1 or (part.roots[0] in index.roots and len(part.roots) > 1):
        title = document.chart.title
    elif len(part.roots) == 1:
        title = _with_holder(document, index, part.roots[0])
    else:
        title = _of_several(document, index, part.roots, letters)
    return f"{title} ({part.place} of {part.of})" if part.of > 1 else title


def _with_holder(document: Document, index: Index, role_id: str) -> str:
    """The unit that a role heads, or else its title, and who holds it."""
    role = document.roles[role_id]
    what = _headed(document, index, role_id) or role.title
    who = names(index.holders.get(role_id, ())) if role.headcount == 1 else ""
    return f"{what}: {who}" if who else what


def _of_several(document: Document, index: Index, roots: tuple[str, ...], letters: int) -> str:
    """The units of several branches; of one unit, also who is at the top of the first and the last."""
    what = list(dict.fromkeys(_unit_or_title(document, each) for each in roots))
    if len(what) == 1:
        ends = dict.fromkeys(called(document, index, each) for each in (roots[0], roots[-1]))
        return f"{what[0]}: {' – '.join(ends)}"
    titles = [f"{', '.join(what[:-1])} and {what[-1]}"] if len(what) <= _MOST_NAMED else []
    titles += (
        f"{', '.join(what[:named])} and {len(what) - named} more"
        for named in range(min(_MOST_NAMED, len(what)) - 1, 0, -1)
    )
    return next((title for title in titles if len(title) <= letters), titles[-1])


def _unit_or_title(document: Document, role_id: str) -> str:
    """The unit that a role stands in, or else its title."""
    role = document.roles[role_id]
    return role.title if role.unit_id is None else document.units[role.unit_id].name


def _headed(document: Document, index: Index, role_id: str) -> str:
    """The unit that a role heads, or with which a new unit begins; "" for none."""
    role = document.roles[role_id]
    if role.unit_id is None:
        return ""
    unit = document.units[role.unit_id]
    manager = index.manager_of.get(role_id)
    begins = manager is not None and document.roles[manager].unit_id != role.unit_id
    return unit.name if unit.head_id == role_id or begins else ""
