"""Fingers on the screen of a phone, as the browser's own touches."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

from tests.browser.editor_page import EditorPage

Points = list[tuple[float, float]]


class Fingers:
    """Fingers on the screen."""

    def __init__(self, editor: EditorPage, context: BrowserContext) -> None:
        self.editor = editor
        self.session = context.new_cdp_session(editor.page)

    def send(self, kind: str, points: Points) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def slide(self, starts: Points, ends: Points, *, hold: int = 0) -> None:
        """Put fingers down, wait, and move them in steps."""
        self.send("touchStart", starts)
        self.editor.page.wait_for_timeout(hold)
        for step in range(1, 9):
            share = step / 8
            pairs = zip(starts, ends, strict=True)
            self.send(
                "touchMove",
                [(x + (to_x - x) * share, y + (to_y - y) * share) for (x, y), (to_x, to_y) in pairs],
            )

    def lift(self) -> None:
        self.send("touchEnd", [])
