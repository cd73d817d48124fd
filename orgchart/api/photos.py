"""Photos of people: sent to a chart, and shown to those who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from orgchart.access import editable_chart, readable_chart, visitor_of
from orgchart.api import schema
from orgchart.api.parsing import TooLarge
from orgchart.api.throttling import CreateThrottle
from orgchart.photos import PHOTO_BYTES, add_photo, photo_of

_YEAR = 365 * 24 * 60 * 60


class ImageParser(BaseParser):
    """A picture's file as the body itself."""

    media_type = "image/*"

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the file.

        Raises:
            TooLarge: the file is larger than a photo may be; no more of it is read.
        """
        content = stream.read(PHOTO_BYTES + 1)
        if len(content) > PHOTO_BYTES:
            raise TooLarge(f"The picture is larger than {PHOTO_BYTES // 1_000_000} MB. Choose a smaller one.")
        return {"photo": content}


class PhotosView(APIView):
    """The photos of a chart."""

    parser_classes = (ImageParser,)
    throttle_classes = (CreateThrottle,)

    @schema.add_photo
    def post(self, request: Request, public_id: str) -> Response:
        """Keep a photo with the chart."""
        chart = editable_chart(visitor_of(request), public_id)
        content = request.data.get("photo", b"")
        return Response({"photo": add_photo(chart=chart, content=content)}, status=201)


class PhotoView(APIView):
    """One photo."""

    @schema.read_photo
    def get(self, request: Request, public_id: str, photo: str) -> HttpResponse:
        """Return the photo; it never changes, and only the visitor's own browser keeps it."""
        content = photo_of(readable_chart(visitor_of(request), public_id), photo)
        if content is None:
            raise Http404("There is no such photo.")
        headers = {
            "Cache-Control": f"private, max-age={_YEAR}, immutable",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'",
        }
        return HttpResponse(content, content_type="image/jpeg", headers=headers)
