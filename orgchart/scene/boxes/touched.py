"""Which boxes may say something else after an edit: those of what changed, and of what speaks of it."""

from __future__ import annotations

from orgchart.core import diff as diffs
from orgchart.core.document import Document, Holder, Record, ReportingLine
from orgchart.core.index import Index

# With more changes than this everything is made anew.
_MOST = 200


def touched(old: Document, new: Document, before: Index, after: Index) -> set[str] | None:
    """Return the ids of roles whose boxes may say something else in ``new`` than in ``old``.

    Some of them may be gone. None tells that any box may: what is said of the chart or a unit has changed.
    ``before`` and ``after`` are the look-ups of the two.
    """
    if old.charts != new.charts or old.units != new.units:
        return None
    # A box that counts people speaks of everybody below it.
    if "people" in new.chart.box_shows:
        return None
    changed = _changed(old, new)
    if len(changed) > _MOST:
        return None
    near = set(changed)
    for role_id in changed:
        for index in (before, after):
            near.update(index.children(role_id))
            if role_id in index.manager_of:
                near.add(index.manager_of[role_id])
    near.update(
        role_id
        for role_id, lines in after.dotted.items()
        if any(line.manager_id in changed for line in lines)
    )
    return near


def _changed(old: Document, new: Document) -> set[str]:
    """The roles that a change is about."""
    diff = diffs.between(old, new)
    changed: set[str] = set()
    for part in (diff.added, diff.updated, diff.removed):
        changed.update(part.get("roles", ()))
        for name in ("holders", "lines"):
            for key in part.get(name, ()):
                for document in (old, new):
                    changed.update(_ends(getattr(document, name).get(key)))
    return changed


def _ends(record: Record | None) -> tuple[str, ...]:
    """The roles that a record is about."""
    if isinstance(record, Holder):
        return (record.role_id,)
    return (record.role_id, record.manager_id) if isinstance(record, ReportingLine) else ()
