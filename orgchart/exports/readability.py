"""How small the type of a chart on one sheet or slide comes out."""

from __future__ import annotations

from orgchart.exports import pdf, pptx_slide
from orgchart.exports.options import ExportOptions
from orgchart.scene.extent import smallest_type
from orgchart.scene.scene import Scene


def type_size(key: str, scene: Scene, options: ExportOptions) -> float | None:
    """Return the smallest type in points, on the usual slide for slides; None where size is free.

    A page of the chart's own size, and a picture, can be shown as large as one likes.
    """
    if not scene.boxes:
        return None
    if key == "pdf" and options.paper != "chart":
        return smallest_type(scene) * pdf.place(scene, options.paper, options.orientation).scale
    if key == "pptx":
        placing = pptx_slide.place(scene)
        return smallest_type(scene) * placing.scale / pptx_slide.EMU_PER_POINT / placing.grown
    return None
