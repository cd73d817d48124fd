"""Records and documents as JSON-ready values, and back with every type checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from orgchart.core.document import (
    ChartInfo,
    Document,
    FieldDefinition,
    Record,
    ReportingLine,
    Role,
    line_id,
)
from orgchart.core.rules import FIELD_KINDS, is_id

Json = dict[str, Any]


class FormError(ValueError):
    """A JSON value has not the form of a document; the message says where."""


def _is_text_map(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(key, str) and isinstance(text, str) for key, text in value.items()
    )


def _is_text_list(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)


def _is_definition_list(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(item, FieldDefinition)
        or (
            isinstance(item, Mapping)
            and item.keys() <= {"name", "kind", "choices"}
            and isinstance(item.get("name"), str)
            and item.get("kind", "text") in FIELD_KINDS
            and _is_text_list(item.get("choices", ()))
        )
        for item in value
    )


def _test_for(annotation: Any) -> Callable[[object], bool]:
    """Return a test whether a JSON value fits the annotation of a record's field."""
    if get_origin(annotation) is Literal:
        options = get_args(annotation)
        return lambda value: isinstance(value, str) and value in options
    if get_origin(annotation) is Mapping:
        return _is_text_map
    if get_origin(annotation) is tuple:
        return _is_definition_list if FieldDefinition in get_args(annotation) else _is_text_list
    if annotation is float:
        return lambda value: type(value) in (int, float)
    members = get_args(annotation) or (annotation,)
    # The exact type: to Python true is an int, to a reader of the file it is not.
    return lambda value: type(value) in members


_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in Document.COLLECTIONS.values()}
_GETTERS = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
_NEEDED = {
    kind: {
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING and field.name != "id"
    }
    for kind in Document.COLLECTIONS.values()
}
_TESTS = {
    kind: {name: _test_for(annotation) for name, annotation in get_type_hints(kind).items()}
    for kind in Document.COLLECTIONS.values()
}


def field_values(record: Record) -> tuple[Any, ...]:
    """Return the values of all fields of a record, in the order of ``field_names``."""
    return _GETTERS[type(record)](record)


def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of all fields of a kind of record, ``id`` among them."""
    return _FIELDS[kind]


def value_to_json(value: Any) -> Any:
    """Return one field's value as JSON has it (a map becomes a plain dict, a tuple a list)."""
    if isinstance(value, tuple):
        return [value_to_json(item) for item in value]
    if isinstance(value, FieldDefinition):
        return {"name": value.name, "kind": value.kind, "choices": list(value.choices)}
    return dict(value) if isinstance(value, Mapping) else value


def value_from_json(value: Any) -> Any:
    """Return one field's value as its record has it, from JSON whose form is right (lists are tuples)."""
    return tuple(map(_item_from_json, value)) if isinstance(value, list) else value


def _item_from_json(item: Any) -> Any:
    """Return an item of a list: the only objects in lists are definitions of fields."""
    if not isinstance(item, Mapping):
        return item
    return FieldDefinition(item["name"], item.get("kind", "text"), tuple(item.get("choices", ())))


def record_to_json(record: Record) -> Json:
    """Return all fields of a record, ``id`` included."""
    form: Json = dict(zip(_FIELDS[type(record)], field_values(record), strict=True))
    if isinstance(record, Role):
        form["fields"] = dict(record.fields)
    elif isinstance(record, ChartInfo):
        form.update({name: value_to_json(form[name]) for name in ("grades", "fields", "box_shows")})
    return form


def document_to_json(document: Document) -> Json:
    """Return ``{"charts": {id: {...}}, "units": {...}, ...}``; all collections, all fields."""
    return {
        name: {key: record_to_json(record) for key, record in getattr(document, name).items()}
        for name in Document.COLLECTIONS
    }


def checked_values(kind: type, form: object, place: str) -> Json:
    """Check field names and types of (part of) a record and return it as a dict.

    Raises:
        FormError: Not an object, an unknown field, or a value of the wrong type.
    """
    if not isinstance(form, Mapping):
        raise FormError(f"{place} is not an object.")
    tests = _TESTS[kind]
    for name, value in form.items():
        if name not in tests:
            raise FormError(f"{place} has an unknown field {str(name)[:60]!r}.")
        if not tests[name](value):
            raise FormError(f"{place}.{name} has a value of the wrong type.")
    return {name: value_from_json(value) for name, value in form.items()}


def record_from_json(collection: str, key: str, form: object) -> Record:
    """Return the record of a collection that stands under ``key``; fields left out get their default.

    Raises:
        FormError: The value is no such record, or its id is not the key.
    """
    kind = Document.COLLECTIONS[collection]
    place = f"{collection}[{key[:80]!r}]"
    values = checked_values(kind, form, place)
    missing = _NEEDED[kind] - values.keys()
    if missing:
        raise FormError(f"{place} has no {sorted(missing)[0]!r}.")
    record = cast(Record, kind(**{**values, "id": values.get("id", key)}))
    if record.id != key or not _is_id_of(record):
        raise FormError(f"{place} has an id that does not fit.")
    return record


def document_from_json(form: object) -> Document:
    """Return the document of a JSON value; collections left out are empty.

    Only the form is checked here: ``structure.check`` says whether it is an organisation, and
    ``rules.clean`` whether its texts may be kept.

    Raises:
        FormError: The value is not a document.
    """
    if not isinstance(form, Mapping) or not set(form) <= Document.COLLECTIONS.keys():
        raise FormError(
            "A document is an object of charts, units, roles, holders, lines, measures and titles."
        )
    maps: dict[str, Any] = {}
    for name, records in form.items():
        if not isinstance(records, Mapping) or not all(isinstance(key, str) for key in records):
            raise FormError(f"{name} is not an object of records by id.")
        maps[name] = {key: record_from_json(name, key, record) for key, record in records.items()}
    document = Document(**maps)
    if document.charts.keys() != {"chart"}:
        raise FormError('charts holds exactly one record, "chart".')
    return document


def _is_id_of(record: Record) -> bool:
    """Return whether the record's id has the form that its kind asks for."""
    if isinstance(record, ReportingLine):
        return record.id == line_id(record.kind, record.role_id, record.manager_id)
    return record.id == "chart" if isinstance(record, ChartInfo) else is_id(record.id)
