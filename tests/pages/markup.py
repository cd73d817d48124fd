"""Reads a page as a strict reader would: nesting, ids, labels, and nothing inline."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
DATA_SCRIPTS = {"application/ld+json", "application/json"}
NEEDS_LABEL = {"text", "search", "email", "password", "checkbox", "radio", "number", ""}


class PageReader(HTMLParser):
    """Collects what is wrong with a page in ``problems``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.problems: list[str] = []
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.references: list[str] = []
        self.counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        self._check_attributes(tag, attrs, values)
        if tag == "label" and values.get("for"):
            self.labelled.add(str(values["for"]))
        if tag in {"input", "textarea", "select"}:
            # A field inside its label needs no other name.
            self.fields.append(values if "label" not in self.open else {**values, "aria-label": "its label"})
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open or self.open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self.open[-3:]} at {self.getpos()}")
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def _check_attributes(
        self, tag: str, attrs: list[tuple[str, str | None]], values: dict[str, str | None]
    ) -> None:
        if len(attrs) != len(values):
            self.problems.append(f"<{tag}> has an attribute twice")
        for name in values:
            if name == "style" or name.startswith("on"):
                self.problems.append(f"<{tag} {name}> is inline")
        if tag == "style" or (
            tag == "script" and not values.get("src") and values.get("type") not in DATA_SCRIPTS
        ):
            self.problems.append(f"<{tag}> is inline")
        if tag == "img" and not {"alt", "width", "height"} <= values.keys():
            self.problems.append("<img> without alt, width and height")
        if "id" in values:
            if values["id"] in self.ids:
                self.problems.append(f"the id {values['id']} is there twice")
            self.ids.add(str(values["id"]))
        for name in ("aria-labelledby", "aria-describedby"):
            self.references += (values.get(name) or "").split()

    def finish(self) -> list[str]:
        """Return the problems, those of the whole page included."""
        if self.open:
            self.problems.append(f"never closed: {self.open}")
        for field in self.fields:
            kind = field.get("type") or ""
            named = field.get("id") in self.labelled or field.get("aria-label")
            if kind in NEEDS_LABEL and not named:
                self.problems.append(f"a field without label: {field}")
        self.problems += [f"nothing has the id {name}" for name in self.references if name not in self.ids]
        if self.counts.get("h1") != 1 or self.counts.get("main") != 1:
            self.problems.append(f"headings and landmarks: {self.counts}")
        return self.problems


def problems_of(text: str) -> list[str]:
    reader = PageReader()
    reader.feed(text)
    reader.close()
    return reader.finish()
