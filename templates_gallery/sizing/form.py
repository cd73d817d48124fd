"""The form as the page shows it: its fields with their labels, values and what was wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from templates_gallery.sizing.ask import LEAST_AGENTS, MOST_ACCOUNTS, MOST_AGENTS, Reading
from templates_gallery.sizing.assumptions import ASSUMPTIONS, Assumption

CHANNEL_LABELS = (("phone", "Phone"), ("chat", "Chat"), ("email", "E-mail"), ("social", "Social"))
COUNT_LABELS = (("employed", "posts on the payroll"), ("duty", "at work at the same time"))
HOURS_LABELS = (
    ("8x5", "Eight hours, Monday to Friday"),
    ("12x6", "Twelve hours, Monday to Saturday"),
    ("24x7", "Round the clock, every day"),
)
SPLIT_LABELS = (("none", "Not divided"), ("region", "By region"), ("product", "By product"))
YES_NO_LABELS = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class Option:
    """One of several to choose from."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form. ``kind`` is number, text, choice or boxes; ``problem`` says what was wrong."""

    name: str
    label: str
    kind: str
    value: str = ""
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    help: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """An assumption with the value that is used."""

    assumption: Assumption
    value: int
    changed: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of the form that could not be used as it was written."""

    name: str
    label: str
    message: str


def fields(reading: Reading) -> list[FormField]:
    """Return the fields in the order of the form."""
    ask, problems = reading.ask, reading.problems

    def number(name: str, label: str, value: int, least: int, most: int) -> FormField:
        wrong = problems.get(name, "")
        return FormField(name, label, "number", str(value), (), least, most, problem=wrong)

    def text(name: str, label: str, names: Sequence[str], help: str) -> FormField:
        wrong = problems.get(name, "")
        return FormField(name, label, "text", ", ".join(names), help=help, problem=wrong)

    def choice(name: str, label: str, chosen: str, labels: Sequence[tuple[str, str]]) -> FormField:
        options = tuple(Option(value, words, value == chosen) for value, words in labels)
        return FormField(name, label, "choice", options=options, problem=problems.get(name, ""))

    channels = tuple(Option(value, words, value in ask.channels) for value, words in CHANNEL_LABELS)
    return [
        number("agents", "Number of agents", ask.agents, LEAST_AGENTS, MOST_AGENTS),
        choice("count", "Counted as", ask.count, COUNT_LABELS),
        FormField("channels", "Channels", "boxes", options=channels, problem=problems.get("channels", "")),
        choice("hours", "Hours covered", ask.hours, HOURS_LABELS),
        choice("split", "Agents divided", ask.split, SPLIT_LABELS),
        text("regions", "Regions or sites", ask.regions, "With commas between them."),
        text("languages", "Languages", ask.languages, "The main one first."),
        text("products", "Products supported", ask.products, "Leave it empty for no product support."),
        number("accounts", "Accounts looked after", ask.accounts, 0, MOST_ACCOUNTS),
        choice("returns", "Orders that can come back", "yes" if ask.returns else "no", YES_NO_LABELS),
        choice("loyalty", "Loyalty scheme", "yes" if ask.loyalty else "no", YES_NO_LABELS),
    ]


def ratios(reading: Reading) -> list[Ratio]:
    """Return the assumptions with the values that are used."""
    return [
        Ratio(
            each,
            reading.values[each.key],
            reading.values[each.key] != each.value,
            reading.problems.get(each.key, ""),
        )
        for each in ASSUMPTIONS
    ]


def problems(reading: Reading) -> list[Problem]:
    """Return what was not used as it was written."""
    labels = {each.name: each.label for each in fields(reading)}
    labels |= {each.key: each.name for each in ASSUMPTIONS}
    return [Problem(name, labels[name], message) for name, message in reading.problems.items()]
