"""Items of a scene that are drawn when somebody looks at them.

Most scenes are made to be compared with the one before: what has not changed need not be drawn for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

Item = TypeVar("Item")
Outline = TypeVar("Outline")


class Drawn(Sequence[Item], Generic[Outline, Item]):
    """Items in order, of which the outlines are known, by id.

    Equal outlines give equal items where the ``look`` is equal, too. It is as good as a tuple of the items.
    """

    def __init__(
        self, outlines: Mapping[str, Outline], draw: Callable[[Outline], Item], look: object
    ) -> None:
        self.outlines = outlines
        self.look = look
        self._draw = draw
        self._items: tuple[Item, ...] | None = None

    def item(self, key: str) -> Item:
        """Return one item."""
        return self._draw(self.outlines[key])

    def _all(self) -> tuple[Item, ...]:
        if self._items is None:
            self._items = tuple(map(self._draw, self.outlines.values()))
        return self._items

    def __len__(self) -> int:
        return len(self.outlines)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all())

    @overload
    def __getitem__(self, place: int) -> Item: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Item, ...]: ...

    def __getitem__(self, place: Any) -> Any:
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def in_one_look(old: Sequence[Item], new: Sequence[Item]) -> tuple[Drawn[Any, Item], Drawn[Any, Item]] | None:
    """Return two groups of items if their outlines tell which of the items differ."""
    if isinstance(old, Drawn) and isinstance(new, Drawn) and old.look == new.look:
        return old, new
    return None
