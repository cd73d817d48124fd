"""The difference of two documents: what was added, updated and removed. Undo is a reversed diff.

JSON form (collections named as in ``Document``, empty ones left out)::

    {"added":   {"roles": {id: {all fields}}},
     "updated": {"roles": {id: {"before": {changed fields}, "after": {changed fields}}}},
     "removed": {"roles": {id: {all fields}}}}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from orgchart.core.document import Document, Record
from orgchart.core.json_form import (
    FormError,
    Json,
    checked_values,
    field_names,
    field_values,
    record_from_json,
    record_to_json,
    value_to_json,
)

Records = Mapping[str, Mapping[str, Record]]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class DiffError(ValueError):
    """A diff does not fit the document it is applied to, or its JSON is not a diff."""


@dataclass(frozen=True, slots=True)
class Update:
    """The changed fields of one record, by name. Both sides have the same names, never ``id``."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Diff:
    """Collection name -> record id -> record (or update). Collections without change are left out."""

    added: Records = field(default_factory=lambda: _NOTHING)
    updated: Mapping[str, Mapping[str, Update]] = field(default_factory=lambda: _NOTHING)
    removed: Records = field(default_factory=lambda: _NOTHING)

    def __bool__(self) -> bool:
        """Return whether anything differs."""
        return bool(self.added or self.updated or self.removed)


def between(old: Document, new: Document) -> Diff:
    """Return what changes ``old`` into ``new``. Shared records cost next to nothing."""
    added: dict[str, dict[str, Record]] = {}
    updated: dict[str, dict[str, Update]] = {}
    removed: dict[str, dict[str, Record]] = {}
    for name in Document.COLLECTIONS:
        before: Mapping[str, Record] = getattr(old, name)
        after: Mapping[str, Record] = getattr(new, name)
        if before is after:
            continue
        come: dict[str, Record] = {}
        changed: dict[str, Update] = {}
        for key, record in after.items():
            known = before.get(key)
            if known is record:
                continue
            if known is None:
                come[key] = record
            elif known != record:
                changed[key] = _update(known, record)
        # Every record of `after` is either new or in `before`, so the sizes tell whether any went.
        if len(before) != len(after) - len(come):
            removed[name] = {key: record for key, record in before.items() if key not in after}
        if come:
            added[name] = come
        if changed:
            updated[name] = changed
    return Diff(added, updated, removed)


def _update(before: Record, after: Record) -> Update:
    values = zip(field_names(type(before)), field_values(before), field_values(after), strict=True)
    changes = [(name, old, new) for name, old, new in values if old != new]
    return Update({name: old for name, old, _ in changes}, {name: new for name, _, new in changes})


def apply(document: Document, diff: Diff) -> Document:
    """Return the document with the diff's changes.

    Raises:
        DiffError: The document is not the one that the diff starts from, as far as the diff can tell.
    """
    return apply_all(document, (diff,))


def apply_all(document: Document, diffs: Iterable[Diff]) -> Document:
    """Return the document with the changes of one diff after the other.

    Raises:
        DiffError: A diff does not fit the document that the diffs before it make, as far as it can tell.
    """
    maps: dict[str, dict[str, Record]] = {}
    for diff in diffs:
        for name in diff.added.keys() | diff.updated.keys() | diff.removed.keys():
            if name not in maps:
                maps[name] = dict(getattr(document, name))
            _change(maps[name], name, diff)
    return replace(document, **cast(Any, maps)) if maps else document


def _change(records: dict[str, Record], name: str, diff: Diff) -> None:
    """Change the records of a collection by a diff."""
    for key, record in diff.removed.get(name, _NOTHING).items():
        if records.pop(key, None) != record:
            raise DiffError(f"{name}[{key!r}] is not as it was when it was removed.")
    for key, update in diff.updated.get(name, _NOTHING).items():
        known = records.get(key)
        if known is None or any(getattr(known, part) != old for part, old in update.before.items()):
            raise DiffError(f"{name}[{key!r}] is not as it was when it was changed.")
        records[key] = replace(known, **cast(Any, update.after))
    for key, record in diff.added.get(name, _NOTHING).items():
        if key in records:
            raise DiffError(f"{name}[{key!r}] is there already.")
        records[key] = record


def reverse(diff: Diff) -> Diff:
    """Return the diff that takes this one back."""
    updated = {
        name: {key: Update(update.after, update.before) for key, update in updates.items()}
        for name, updates in diff.updated.items()
    }
    return Diff(diff.removed, updated, diff.added)


def to_json(diff: Diff) -> Json:
    """Return the diff in its JSON form, see the module."""
    return {
        "added": _records_to_json(diff.added),
        "updated": {
            name: {
                key: {
                    "before": {part: value_to_json(value) for part, value in update.before.items()},
                    "after": {part: value_to_json(value) for part, value in update.after.items()},
                }
                for key, update in updates.items()
            }
            for name, updates in diff.updated.items()
        },
        "removed": _records_to_json(diff.removed),
    }


def from_json(form: object) -> Diff:
    """Return the diff of a JSON form.

    Raises:
        DiffError: The value is not a diff.
    """
    try:
        parts = _object(form, "A diff")
        if not parts.keys() <= {"added", "updated", "removed"}:
            raise DiffError("A diff has only: added, updated, removed.")
        updated = {
            name: {key: _update_from_json(name, key, update) for key, update in updates.items()}
            for name, updates in _collections(parts.get("updated", {})).items()
        }
        return Diff(
            _records_from_json(parts.get("added", {})), updated, _records_from_json(parts.get("removed", {}))
        )
    except FormError as error:
        raise DiffError(str(error)) from error


def _records_to_json(records: Records) -> Json:
    return {
        name: {key: record_to_json(record) for key, record in group.items()}
        for name, group in records.items()
    }


def _records_from_json(form: object) -> Records:
    return {
        name: {key: record_from_json(name, key, record) for key, record in group.items()}
        for name, group in _collections(form).items()
    }


def _update_from_json(name: str, key: str, form: object) -> Update:
    kind = Document.COLLECTIONS[name]
    sides = _object(form, "An update")
    before = checked_values(kind, sides.get("before"), f"{name}[{key[:80]!r}].before")
    after = checked_values(kind, sides.get("after"), f"{name}[{key[:80]!r}].after")
    if before.keys() != after.keys() or "id" in before:
        raise DiffError("An update has the same fields before and after, and never the id.")
    return Update(before, after)


def _collections(form: object) -> Mapping[str, Mapping[str, Any]]:
    groups = _object(form, "A part of a diff")
    if not groups.keys() <= Document.COLLECTIONS.keys():
        raise DiffError("A diff names a collection that documents do not have.")
    return {name: _object(group, name) for name, group in groups.items()}


def _object(form: object, what: str) -> Mapping[str, Any]:
    if not isinstance(form, Mapping) or not all(isinstance(key, str) for key in form):
        raise DiffError(f"{what} is not an object.")
    return form
