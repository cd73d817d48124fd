"""Check the arguments of a command against the signature of its function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from math import isfinite
from typing import Any, Literal, get_args, get_origin, get_type_hints

from orgchart.core.commands.error import CommandError
from orgchart.core.text import one_line, shortened

# A list of records, such as roles; the command says which fields they have.
Records = Sequence[Mapping[str, Any]]

LIST_LIMIT = 10_000
# Far above what any field may hold: cleaning is linear, but there is no need to begin it.
TEXT_LIMIT = 100_000


class Unset(Enum):
    """The value of an argument that was left out, where null means something else."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return self.name


UNSET = Unset.UNSET


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a command: its name, whether it may be left out, and how to check its value."""

    name: str
    optional: bool
    fits: Callable[[object], bool]
    expected: str


def parameters_of(function: Callable[..., Any]) -> Mapping[str, Parameter]:
    """Return the parameters of a command's function, the document left out, by name."""
    hints = get_type_hints(function)
    parameters = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        parameters[name] = _parameter(name, hints[name], parameter.default is not inspect.Parameter.empty)
    return parameters


def fields_of(
    kind: type, *, but: Collection[str] = (), optional: Collection[str] = ()
) -> dict[str, Parameter]:
    """Return the fields of a kind of record as parameters by name, so that ``checked`` takes a record.

    Args:
        kind: A dataclass.
        but: Fields that nobody may give.
        optional: Fields that may be left out although the dataclass needs them.
    """
    hints = get_type_hints(kind)
    return {
        each.name: _parameter(
            each.name,
            hints[each.name],
            each.name in optional or (each.default, each.default_factory) != (MISSING, MISSING),
        )
        for each in fields(kind)
        if each.name not in but
    }


def _parameter(name: str, annotation: Any, optional: bool) -> Parameter:
    kinds = list(_kinds(annotation))
    return Parameter(
        name=name,
        optional=optional,
        fits=lambda value: any(fits(value) for fits, _ in kinds),
        expected=" or ".join(words for _, words in kinds),
    )


def checked(parameters: Mapping[str, Parameter], arguments: object, word: str = "argument") -> dict[str, Any]:
    """Return the arguments as keywords for the function; ``word`` is what errors call one of them.

    Raises:
        CommandError: Not an object, or an argument is unknown, missing or of the wrong type.
    """
    if not isinstance(arguments, Mapping):
        raise CommandError('"arguments" must be an object.', "arguments", malformed=True)
    for name in arguments:
        if name not in parameters:
            known = ", ".join(parameters)
            raise CommandError(f"There is no {word} {quoted(name)}. Known are: {known}.", malformed=True)
    for name, parameter in parameters.items():
        if name in arguments:
            if not parameter.fits(arguments[name]):
                raise CommandError(f'"{name}" must be {parameter.expected}.', name, malformed=True)
        elif not parameter.optional:
            raise CommandError(f'The {word} "{name}" is missing.', name, malformed=True)
    return dict(arguments)


def quoted(name: object) -> str:
    """Return a name from outside in quotes, made short and harmless for a message."""
    # Only text is shown: the text of a number may be too long to make.
    return f'"{shortened(one_line(name[:200] if isinstance(name, str) else type(name).__name__), 60)}"'


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_LIMIT


def _is_number(value: object) -> bool:
    # To Python true is a number; to the sender it is not.
    return isinstance(value, int) and not isinstance(value, bool)


def _is_fraction(value: object) -> bool:
    return _is_number(value) or (isinstance(value, float) and isfinite(value))


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) <= LIST_LIMIT and all(map(_is_text, value))


def _is_text_map(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and len(value) <= LIST_LIMIT
        and all(_is_text(key) and _is_text(text) for key, text in value.items())
    )


def _is_list_of_records(value: object) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) <= LIST_LIMIT
        and all(isinstance(record, Mapping) for record in value)
    )


_PLAIN: Mapping[Any, tuple[Callable[[object], bool], str]] = {
    str: (_is_text, f"text of at most {TEXT_LIMIT:,} characters"),
    int: (_is_number, "a whole number"),
    float: (_is_fraction, "a number"),
    bool: (lambda value: isinstance(value, bool), "true or false"),
    type(None): (lambda value: value is None, "null"),
}
_CONTAINERS: Mapping[Any, tuple[Callable[[object], bool], str]] = {
    list: (_is_list_of_text, "a list of texts"),
    Sequence: (_is_list_of_records, f"a list of at most {LIST_LIMIT:,} objects"),
    Mapping: (_is_text_map, "an object of texts by name"),
}


def _listed(options: tuple[str, ...]) -> str:
    words = ", ".join(filter(None, options))
    return f"one of {words}, or empty" if "" in options else f"one of {words}"


def _kinds(annotation: Any) -> Iterator[tuple[Callable[[object], bool], str]]:
    """Yield a check, and words for it, for each member of an annotation."""
    origin = get_origin(annotation)
    if annotation in _PLAIN:
        yield _PLAIN[annotation]
    elif origin in _CONTAINERS:
        yield _CONTAINERS[origin]
    elif origin is Literal:
        options = get_args(annotation)
        yield (lambda value: isinstance(value, str) and value in options), _listed(options)
    elif annotation is not Unset:
        for member in get_args(annotation):
            yield from _kinds(member)
