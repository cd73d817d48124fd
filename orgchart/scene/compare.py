"""The picture of two states of an organisation: one scene, with a mark on whatever is not as it was."""

from __future__ import annotations

from dataclasses import dataclass

from orgchart.core.comparison import Difference, compare
from orgchart.core.document import Document
from orgchart.core.index import index
from orgchart.core.union import marks, union
from orgchart.scene.boxes.grouping import Groups, groups
from orgchart.scene.boxes.page_needs import PageNeeds
from orgchart.scene.build import build_scene
from orgchart.scene.layouts.table import LAYOUTS
from orgchart.scene.marks import Marks, with_marks
from orgchart.scene.scene import Scene
from orgchart.scene.themes import Theme, theme
from orgchart.scene.view import view_of


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states as one picture. ``document`` holds what is there now, and what went."""

    differences: tuple[Difference, ...]
    marks: Marks
    document: Document
    scene: Scene


def compare_documents(old: Document, new: Document, own: Theme | None = None) -> Compared:
    """Return what became of the old document, drawn as the new one is; ``own`` as ``build_scene`` has it."""
    differences = compare(old, new)
    both, marked = union(old, new), marks(differences)
    view = view_of(new)
    found = groups(both, index(both), usual=LAYOUTS[view.layout].groups)
    needs = PageNeeds(keeps_logo=True, groups=_alike(found, marked), marks=marked)
    scene = with_marks(build_scene(both, view, own, needs), marked, own or theme(view.theme))
    return Compared(differences, marked, both, scene)


def _alike(found: Groups, marked: Marks) -> Groups:
    """The groups whose members also share what became of them."""
    split: dict[str, tuple[str, ...]] = {}
    for members in found.values():
        kinds: dict[object, list[str]] = {}
        for role_id in members:
            kinds.setdefault(marked.get(role_id), []).append(role_id)
        split.update({group[0]: tuple(group) for group in kinds.values() if len(group) > 1})
    return split
