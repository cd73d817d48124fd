"""What a browser does with the changes of a scene."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def patched(items: Json, changes: Json) -> Json:
    """Return the boxes, or the connectors, by id with their changes."""
    new = {key: item for key, item in items.items() if key not in changes["remove"]}
    for move in changes["moved"]:
        new.update({key: shifted(new[key], move["dx"], move["dy"]) for key in move["ids"]})
    new.update({key: {**new[key], "points": points} for key, points in changes.get("routed", ())})
    return new | {item["id"]: item for item in changes["put"]}


def shifted(item: Json, dx: float, dy: float) -> Json:
    """Return an item, and all that is in it, at a distance."""
    distances = {"x": dx, "cx": dx, "y": dy, "cy": dy}
    new: Json = {}
    for key, value in item.items():
        if key in distances:
            new[key] = round(value + distances[key], 2)
        elif key == "points":
            new[key] = [[round(x + dx, 2), round(y + dy, 2)] for x, y in value]
        elif isinstance(value, dict):
            new[key] = shifted(value, dx, dy)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            new[key] = [shifted(each, dx, dy) for each in value]
        else:
            new[key] = value
    return new


def alike(one: Any, other: Any) -> bool:
    """Return whether two scenes are the same but for how hundredths of a point were rounded."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(alike(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 0.011
    return bool(one == other)
