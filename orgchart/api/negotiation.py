"""Which form an answer has: always the view's own, whatever the caller's browser says it likes best."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class OneForm(BaseContentNegotiation):
    """Views have one renderer. A link to a PDF must not fail because the answer's errors are JSON."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Return the parser of the body's type, if there is one."""
        content_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if _takes(parser.media_type or "", content_type)), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer."""
        return renderers[0], renderers[0].media_type


def _takes(media_type: str, content_type: str) -> bool:
    """Return whether a parser of a media type, such as ``image/*``, reads a body of a type."""
    if media_type.endswith("/*"):
        return content_type.startswith(media_type[:-1])
    return media_type == content_type
