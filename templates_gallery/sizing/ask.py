"""What the form asks: read from a query without ever failing, and written back as a short query."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast
from urllib.parse import urlencode

from orgchart.core.text import is_blank, one_line, shortened
from templates_gallery.sizing.assumptions import ASSUMPTIONS, USUAL, Values

Count = Literal["employed", "duty"]
Split = Literal["none", "region", "product"]

CHANNELS = ("phone", "chat", "email", "social")
# Opening hours a week by the name of the plan.
HOURS: Mapping[str, int] = {"8x5": 40, "12x6": 72, "24x7": 168}
COUNTS = ("employed", "duty")
YES_NO = ("yes", "no")
SPLITS = ("none", "region", "product")
LEAST_AGENTS, MOST_AGENTS = 4, 2_000
MOST_ACCOUNTS = 20_000
MOST_NAMES = 8
NAME_LENGTH = 40

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """The form. ``agents`` counts posts, or with ``count`` "duty" those at work at the same time.

    ``languages`` has at least one name, the main one first. ``regions`` matter only where the agents are
    split by region.
    """

    agents: int = 40
    count: Count = "employed"
    channels: tuple[str, ...] = CHANNELS
    hours: str = "8x5"
    languages: tuple[str, ...] = ("English",)
    accounts: int = 120
    products: tuple[str, ...] = ("Devices", "Apps")
    split: Split = "none"
    regions: tuple[str, ...] = ("North", "South")
    returns: bool = True
    loyalty: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as it is used, and by field what was changed to make it usable."""

    ask: Ask = field(default_factory=Ask)
    values: Values = field(default_factory=lambda: USUAL)
    problems: Mapping[str, str] = field(default_factory=dict)


def read(query: Query) -> Reading:
    """Return the form of a query; what is missing is as usual, what cannot be used is told."""
    fields, usual = _Fields(query, {}), Ask()
    chosen = tuple(channel for channel in CHANNELS if channel in query.get("channels", ()))
    if "channels" in query and not chosen:
        fields.problems["channels"] = "Choose at least one channel; all are used."
    ask = Ask(
        agents=fields.whole("agents", usual.agents, LEAST_AGENTS, MOST_AGENTS),
        count=cast(Count, fields.choice("count", COUNTS, usual.count)),
        channels=chosen or CHANNELS,
        hours=fields.choice("hours", tuple(HOURS), usual.hours),
        languages=fields.names("languages", usual.languages) or usual.languages,
        accounts=fields.whole("accounts", usual.accounts, 0, MOST_ACCOUNTS),
        products=fields.names("products", usual.products),
        split=cast(Split, fields.choice("split", SPLITS, usual.split)),
        regions=fields.names("regions", usual.regions) or usual.regions,
        returns=fields.choice("returns", YES_NO, "yes") == "yes",
        loyalty=fields.choice("loyalty", YES_NO, "yes") == "yes",
    )
    values = {each.key: fields.whole(each.key, each.value, each.least, each.most) for each in ASSUMPTIONS}
    return Reading(ask, values, fields.problems)


def query_of(reading: Reading) -> str:
    """Return the shortest query that ``read`` understands as this form.

    >>> query_of(read({"agents": ["150"], "products": [""], "shrinkage": ["30"]}))
    'agents=150&products='
    """
    ask, usual = reading.ask, Ask()
    given: list[tuple[str, object]] = []
    for name in ("agents", "count", "hours", "accounts", "split"):
        if getattr(ask, name) != getattr(usual, name):
            given.append((name, getattr(ask, name)))
    if ask.channels != usual.channels:
        given += [("channels", channel) for channel in ask.channels]
    for name in ("languages", "products", "regions"):
        if getattr(ask, name) != getattr(usual, name):
            given.append((name, ", ".join(getattr(ask, name))))
    for name in ("returns", "loyalty"):
        if not getattr(ask, name):
            given.append((name, "no"))
    given += [(key, value) for key, value in reading.values.items() if value != USUAL[key]]
    return urlencode(given)


@dataclass(frozen=True, slots=True)
class _Fields:
    """A query, read field by field; ``problems`` collects what could not be used."""

    query: Query
    problems: dict[str, str]

    def text(self, key: str) -> str | None:
        found = self.query.get(key, ())
        return one_line(found[-1].replace("\0", "")) if found else None

    def whole(self, key: str, usual: int, least: int, most: int) -> int:
        text = self.text(key)
        if text is None:
            return usual
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            self.problems[key] = f"Write a whole number from {least} to {most:,}; {usual} is used."
            return usual
        number = min(most, max(least, int(text)))
        if number != int(text):
            self.problems[key] = f"This can be {least} to {most:,}; {number:,} is used."
        return number

    def choice(self, key: str, options: Sequence[str], usual: str) -> str:
        text = self.text(key)
        if text is None:
            return usual
        if text not in options:
            self.problems[key] = f"Choose one of {', '.join(options)}; {usual} is used."
            return usual
        return text

    def names(self, key: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """Return names written with commas between them, each once; an empty text means none."""
        text = self.text(key)
        if text is None:
            return usual
        names = [shortened(name.strip(), NAME_LENGTH) for name in re.split(r"[,;]", text)]
        found = tuple(dict.fromkeys(name for name in names if not is_blank(name)))
        if len(found) > MOST_NAMES:
            self.problems[key] = f"At most {MOST_NAMES} names; the first {MOST_NAMES} are used."
        return found[:MOST_NAMES]
