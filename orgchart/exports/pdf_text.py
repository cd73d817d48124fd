"""Text shaped by Pango for PDF streams: each text once a file, however many pages it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.text import draw_emojis, draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.text.line_break import Layout, line_size

from orgchart.exports.xml_text import clean

_UPRIGHT = Matrix(d=-1)


class _Style(dict[str, Any]):
    """A style as WeasyPrint's text functions want it: properties, and the fonts as an attribute."""

    font_config: Any


@dataclass(slots=True)
class _Look:
    """What ``draw_first_line`` asks of a text box; one layout serves all texts of a look."""

    pango_layout: Any
    style: _Style
    text: str = ""
    baseline: float = 0.0


@dataclass(slots=True)
class Run:
    """A shaped line: what is asked of a stream to draw it, its width in points, and its pictures."""

    calls: list[tuple[str, tuple[Any, ...]]]
    width: float
    style: _Style
    emojis: list[Any] = field(default_factory=list)


class _Recorder:
    """Takes down what ``draw_first_line`` asks of a stream; fonts go to the stream itself."""

    def __init__(self, stream: Any) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.ink_rect, self.logical_rect = stream.ink_rect, stream.logical_rect
        self.add_font = stream.add_font

    def set_text_matrix(self, *_values: float) -> None:
        """Take no notice: the place differs each time."""

    def set_font_size(self, font: str, size: float) -> None:
        self.calls.append(("set_font_size", (font, size)))

    def set_text_rise(self, rise: float) -> None:
        self.calls.append(("set_text_rise", (rise,)))

    def show_text(self, text: str) -> None:
        # As bytes, it is not encoded again each time.
        self.calls.append(("show_text", (text.encode("ascii"),)))


class Shaper:
    """Shapes the texts of one file, whose streams share their fonts."""

    def __init__(self, font_config: Any, font: str, language: str) -> None:
        self._font_config = font_config
        self._families = [family.strip(" \"'") for family in font.split(",")]
        self._language = clean(language) or None
        self._looks: dict[tuple[float, bool, bool], _Look] = {}
        self._runs: dict[tuple[str, float, bool, bool], Run] = {}

    def run(self, stream: Any, text: str, size: float, *, bold: bool, rtl: bool) -> Run:
        """Return a line of text, shaped now if it has not been before."""
        key = (text, size, bold, rtl)
        run = self._runs.get(key)
        if run is None:
            look = self._look(size, bold=bold, rtl=rtl)
            look.text = text
            look.pango_layout.set_text(text)
            width, _ = line_size(look.pango_layout.get_first_line()[0], look.style)
            recorder = _Recorder(stream)
            emojis = draw_first_line(recorder, look, "clip", "none", _UPRIGHT)
            run = self._runs[key] = Run(recorder.calls, width, look.style, emojis)
        return run

    def _look(self, size: float, *, bold: bool, rtl: bool) -> _Look:
        """The text box for a look, made once: making it costs most."""
        key = (size, bold, rtl)
        if key not in self._looks:
            style = _Style(INITIAL_VALUES)
            style.font_config = self._font_config
            style["font_family"] = self._families
            style["font_size"] = size
            style["font_weight"] = 700 if bold else 400
            style["direction"] = "rtl" if rtl else "ltr"
            style["lang"] = self._language
            style["white_space"] = "pre"
            self._looks[key] = _Look(Layout(style), style)
        return self._looks[key]


def draw_run(stream: Any, run: Run, x: float, y: float) -> None:
    """Draw a shaped line from ``x`` on, its baseline at ``y``, in the colour that is set."""
    stream.begin_text()
    stream.stream.append(b"1 0 0 -1 %.3f %.3f Tm" % (x, y))
    for name, values in run.calls:
        getattr(stream, name)(*values)
    stream.end_text()
    if run.emojis:
        draw_emojis(stream, run.style, x, y, run.emojis)
