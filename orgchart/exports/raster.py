"""Pages of a PDF as pictures, for formats that cannot hold drawings everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pypdfium2

_INCH = 72.0


def pages_as_png(pdf: bytes, dots_per_inch: int) -> Iterator[bytes]:
    """Yield each page of a PDF as a PNG file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            image = page.render(scale=dots_per_inch / _INCH).to_pil()
            buffer = BytesIO()
            image.save(buffer, "PNG", dpi=(dots_per_inch, dots_per_inch))
            page.close()
            yield buffer.getvalue()
    finally:
        document.close()
