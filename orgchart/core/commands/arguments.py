"""Check the arguments of a command against the signature of its function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from typing import Any, Literal, get_args, get_origin, get_type_hints

from orgchart.core.commands.error import CommandError
from orgchart.core.text import one_line, shortened

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
        kinds = list(_kinds(hints[name]))
        parameters[name] = Parameter(
            name=name,
            optional=parameter.default is not inspect.Parameter.empty,
            fits=lambda value, kinds=kinds: any(fits(value) for fits, _ in kinds),  # type: ignore[misc]
            expected=" or ".join(words for _, words in kinds),
        )
    return parameters


def checked(parameters: Mapping[str, Parameter], arguments: object) -> dict[str, Any]:
    """Return the arguments as keywords for the function.

    Raises:
        CommandError: Not an object, or an argument is unknown, missing or of the wrong type.
    """
    if not isinstance(arguments, Mapping):
        raise CommandError('"arguments" must be an object.', "arguments", malformed=True)
    for name in arguments:
        if name not in parameters:
            known = ", ".join(parameters)
            raise CommandError(f"There is no argument {quoted(name)}. Known are: {known}.", malformed=True)
    for name, parameter in parameters.items():
        if name in arguments:
            if not parameter.fits(arguments[name]):
                raise CommandError(f'"{name}" must be {parameter.expected}.', name, malformed=True)
        elif not parameter.optional:
            raise CommandError(f'The argument "{name}" is missing.', name, malformed=True)
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


_PLAIN: Mapping[Any, tuple[Callable[[object], bool], str]] = {
    str: (_is_text, f"text of at most {TEXT_LIMIT:,} characters"),
    int: (_is_number, "a whole number"),
    float: (_is_fraction, "a number"),
    bool: (lambda value: isinstance(value, bool), "true or false"),
    type(None): (lambda value: value is None, "null"),
}
_CONTAINERS: Mapping[Any, tuple[Callable[[object], bool], str]] = {
    list: (_is_list_of_text, "a list of texts"),
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
