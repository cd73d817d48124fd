"""On which ring each role stands: by its distance from the middle, or by its grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgchart.core.index import Index

_Place = tuple[float, int]  # the place of a grade, and how many managers of that grade are above


def ring_numbers(index: Index, order: Sequence[str], *, has_caption: bool) -> Mapping[str, int]:
    """Return the ring of each role, 0 for one in the middle; ``order`` has managers before reports.

    Roles of one grade share a ring, and those of a lower one stand outside it. A role without a grade
    stands right outside its manager, and so does one whose grade is not below its manager's: nobody
    stands inside their manager.
    """
    places: dict[str, _Place] = {}
    for role in order:
        grade = index.grades.get(role)
        manager = index.manager_of.get(role)
        above = places[manager] if manager is not None else (-1.0, -1)
        if grade is not None and grade > above[0]:
            places[role] = float(grade), 0
        elif grade is not None and grade == above[0]:
            places[role] = above[0], above[1] + 1
        else:
            # Halfway to the next grade, so that no ring of a grade holds a role without it.
            half = above[0] if above[0] % 1 else above[0] + 0.5
            places[role] = half, above[1] + 1 if half == above[0] else 0
    rings = {place: number for number, place in enumerate(sorted(set(places.values())))}
    shift = 0 if len(index.roots) == 1 and not has_caption else 1
    return {role: rings[place] + shift for role, place in places.items()}
