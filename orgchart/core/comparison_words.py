"""The differences of two states as sentences and as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orgchart.core.comparison import MANAGER, PHOTO, Difference, Kind, Part, Subject
from orgchart.core.text import one_line, shortened

VERBS: Mapping[Kind, str] = {
    "added": "Added",
    "removed": "Removed",
    "moved": "Moved",
    "changed": "Changed",
}
SUBJECT_WORDS: Mapping[Subject, str] = {
    "chart": "chart",
    "role": "role",
    "person": "person",
    "unit": "unit",
    "title": "job title",
    "measure": "measure",
}
COLUMNS = ("Change", "Kind", "Title or name", "Of", "What", "Before", "After")
_LIMIT = 80  # of a value in a sentence


def sentence(difference: Difference) -> str:
    """Return "Moved Call Center Manager (Ivy King) from Ann Lee to Tom Okafor"."""
    if difference.subject == "person" and difference.kind != "changed":
        return _journey(difference)
    who = _short(difference.name)
    if difference.context:
        who += f" ({_short(difference.context)})" if difference.subject == "role" else ""
    if difference.subject not in ("role", "person"):
        who = f"the {SUBJECT_WORDS[difference.subject]} {who}"
    verb = VERBS[difference.kind]
    if difference.kind == "changed":
        return f"{verb} {who}: {'; '.join(map(_change, difference.parts))}"
    way = difference.parts[0]
    if difference.kind == "moved":
        return f"{verb} {who} from {_place(way.before)} to {_place(way.after)}"
    where = way.after or way.before
    if difference.subject == "role":
        if difference.kind == "added":
            return f"{verb} {who} under {_short(where)}" if where else f"{verb} {who} at the top"
        return f"{verb} {who}, which reported to {_short(where)}" if where else f"{verb} {who} from the top"
    link = "in" if difference.kind == "added" else "from"
    return f"{verb} {who} {link} {_short(where)}" if where else f"{verb} {who}"


def _journey(difference: Difference) -> str:
    """What a person did."""
    who, way = _short(difference.name), difference.parts[0]
    if difference.kind == "moved":
        return f"{who} moved from {_short(way.before)} to {_short(way.after)}"
    if difference.kind == "added":
        return f"{who} joined as {_short(way.after)}"
    return f"{who} left, was {_short(way.before)}"


def _change(part: Part) -> str:
    name = _small(part.name)
    if part.name == PHOTO:
        return "photo added" if not part.before else "photo removed" if not part.after else "another photo"
    if not part.before:
        return f"{name} set to {_quoted(part.after)}"
    if not part.after:
        return f"{name} removed, was {_quoted(part.before)}"
    return f"{name} from {_quoted(part.before)} to {_quoted(part.after)}"


def rows(differences: Iterable[Difference]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table with the ``COLUMNS``: one for each thing that is not as it was."""
    for each in differences:
        subject = SUBJECT_WORDS[each.subject].capitalize()
        for part in each.parts:
            yield (VERBS[each.kind], subject, each.name, each.context, part.name, part.before, part.after)


def in_box(differences: Iterable[Difference]) -> str:
    """Return what a box says of all that is not as it was: "Moved from Ann Lee. Changed: title"."""
    said: list[str] = []
    names: list[str] = []
    for each in differences:
        if each.kind == "changed":
            # The role says that its holder is another one.
            known = {"Name"} if each.subject == "person" else set()
            names += [_small(part.name) for part in each.parts if part.name not in known]
        elif each.kind == "moved" and each.parts[0].name == MANAGER:
            said.append(f"Moved from {_place(each.parts[0].before)}")
        elif each.subject == "role":
            said.append(VERBS[each.kind])
    if names:
        said.append(f"Changed: {', '.join(dict.fromkeys(names))}")
    return ". ".join(said)


def _small(name: str) -> str:
    """The name of a part inside a sentence; abbreviations stay as they are."""
    return name if name[:2].isalpha() and name[:2].isupper() else name[:1].lower() + name[1:]


def _place(name: str) -> str:
    return _short(name) if name else "the top"


def _short(text: str) -> str:
    return shortened(one_line(text), _LIMIT)


def _quoted(text: str) -> str:
    return f"“{_short(text)}”"
