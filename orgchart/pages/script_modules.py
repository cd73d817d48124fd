"""Which modules a page's script needs, so that a browser fetches all at once and not one after the other."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from django.contrib.staticfiles import finders

_IMPORT = re.compile(r"""^(?:import|export)\s[^"';]*?from "(\.[^"]+)";|^import "(\.[^"]+)";""", re.MULTILINE)


@cache
def modules_of(entry: str) -> tuple[str, ...]:
    """Return a module and all that it imports, those needed first leading, as paths of static files.

    Raises:
        FileNotFoundError: one of them is not there.
    """
    found: dict[str, None] = {}
    waiting = [entry]
    for module in waiting:
        if module in found:
            continue
        found[module] = None
        place = finders.find(module)
        if place is None:
            raise FileNotFoundError(module)
        source = Path(str(place)).read_text(encoding="utf-8")
        names = (one or other for one, other in _IMPORT.findall(source))
        waiting += [normpath(join(dirname(module), name)) for name in names]
    return tuple(found)
