"""Commands: the only way a document changes. ``COMMANDS`` names them all, ``run`` is the one door."""

from orgchart.core.commands.error import CommandError
from orgchart.core.commands.table import COMMANDS, Command, run, summary, with_ids

__all__ = ["COMMANDS", "Command", "CommandError", "run", "summary", "with_ids"]
