"""Reading JSON bodies: limited in size, and safe against deep nesting."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

TOO_LARGE = "This request is too large."


class TooLarge(APIException):
    """The body of a request is larger than the product reads."""

    status_code = 413
    default_detail = TOO_LARGE
    default_code = "too_large"


class LimitedJSONParser(JSONParser):
    """JSON of at most ``DATA_UPLOAD_MAX_MEMORY_SIZE`` bytes, which REST framework itself does not check."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the body's value.

        Raises:
            TooLarge: the body is longer than allowed; no more of it is read.
            ParseError: the body is not JSON.
        """
        body = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            return super().parse(BytesIO(body), media_type, parser_context)
        except (ParseError, RecursionError):
            raise ParseError("The body of this request is not JSON.") from None
