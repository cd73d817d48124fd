"""The one error that commands raise."""

from __future__ import annotations


class CommandError(Exception):
    """A command that cannot be run. The message is a sentence for people.

    Attributes:
        field: The argument at fault, if it is one.
        malformed: True when the arguments are wrong whatever the chart holds (a missing one, a wrong
            type, a text too long); false when this chart makes the command impossible.
    """

    def __init__(self, message: str, field: str | None = None, *, malformed: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.malformed = malformed
