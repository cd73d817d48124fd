"""Examples of earlier states in the schema. A test runs the requests and compares the answers' shape."""

from __future__ import annotations

from typing import Any

from orgchart.api.examples import CHANGE, CHART

VERSION: dict[str, Any] = {
    "id": "k3v9x0q2m7ab",
    "revision": 1,
    "name": "Before the merger",
    "author": "ann@example.org",
    "created_at": "2026-01-31T09:40:00+00:00",
}
STATE: dict[str, Any] = {
    "revision": 1,
    "sentence": "Added Ann Lee under Head of department",
    "action": "command",
    "created_at": "2026-01-31T09:30:00+00:00",
    "author": "ann@example.org",
    "own": True,
    "version": VERSION,
}
STATES: dict[str, Any] = {"oldest": 0, "newest": 1, "states": [STATE], "before": None}
STATE_WHOLE: dict[str, Any] = {
    "oldest": 0,
    "newest": 1,
    "state": STATE,
    "document": CHART["document"],
    "scene": {},
}
NEW_VERSION: dict[str, Any] = {"revision": 1, "name": "Before the merger"}
RENAME_VERSION: dict[str, Any] = {"name": "Before the merger of 2026"}
RESTORED: dict[str, Any] = {
    **CHANGE,
    "revision": 2,
    "created": {},
    "summary": "Restored the chart as it was created",
}
COMPARISON: dict[str, Any] = {
    "older": {**STATE, "revision": 0, "sentence": "Created the chart", "action": "created", "version": None},
    "newer": STATE,
    "counts": {"added": 1, "removed": 0, "moved": 0, "changed": 0},
    "differences": [
        {
            "kind": "added",
            "subject": "role",
            "id": "lead",
            "name": "Team Lead",
            "detail": "Ann Lee",
            "role_id": "lead",
            "sentence": "Added Team Lead (Ann Lee) under Head of department",
            "parts": [{"name": "Reports to", "before": "", "after": "Head of department"}],
        }
    ],
    "document": CHART["document"],
    "scene": {},
}
