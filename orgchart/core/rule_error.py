"""The one error that rules about records raise."""

from __future__ import annotations


class RuleError(ValueError):
    """A record breaks a rule. The message is a sentence for people; ``field`` is the field at fault."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field
