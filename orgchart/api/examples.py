"""Examples in the schema. A test runs the requests and compares the real answers' shape with these."""

from __future__ import annotations

from typing import Any

NEW_CHART: dict[str, Any] = {"title": "Customer Service"}
EDIT_CHART: dict[str, Any] = {"title": "Customer Service 2026"}
STEP: dict[str, Any] = {"revision": 1}
FIT_BRANCHES: dict[str, Any] = {"paper": "a3", "smallest": 6, "revision": 1}
FIT: dict[str, Any] = {
    "revision": 1,
    "arguments": {"styles": {}, "layout": "tree", "fitted_to": "A3 (16.5 pt)"},
    "type_size": 16.5,
    "reaches": True,
    "sentence": "The chart fits on A3: its smallest type is 16.5 pt.",
    "exported": {"type_size": 16.5, "reaches": True},
}
COMMANDS: dict[str, Any] = {
    "Add a role below another": {
        "command": "add_role_below",
        "arguments": {"id": "lead", "role_id": "head", "title": "Team Lead", "name": "Ann Lee"},
        "revision": 0,
    },
    "Move a role to another manager": {
        "command": "move_role",
        "arguments": {"role_id": "lead", "manager_id": "head", "position": 0},
        "revision": 1,
    },
    "Define a field of the chart's own": {
        "command": "add_field",
        "arguments": {"name": "Place of work", "kind": "choice", "choices": ["Office", "Remote"]},
        "revision": 1,
    },
    "Put people into roles": {
        "command": "fill_roles",
        "arguments": {"people": [{"role_id": "lead", "name": "Bo Chen", "email": "bo@example.org"}]},
        "revision": 1,
    },
    "Rename role and holder": {
        "command": "rename_role",
        "arguments": {"role_id": "lead", "title": "Team Leader", "name": "Ann Lee-Brown"},
        "revision": 1,
    },
}
_METRICS = {"roles": 1, "people": 0, "vacant": 1, "planned": 0, "layers": 1, "average_span": 0.0, "hints": []}
_SUMMARY = {
    "id": "k3v9x0q2m7ab",
    "title": "Customer Service",
    "layout": "tree",
    "theme": "default",
    "language": "en",
    "centre": "",
    "grades": [],
    "units_as": "colour",
    "box_first": "name",
    "box_shows": ["photo", "fte"],
    "colour_by": "unit",
    "span_least": 0,
    "span_most": 15,
    "revision": 0,
    "right": "owner",
    "created_at": "2026-01-31T09:30:00+00:00",
    "updated_at": "2026-01-31T09:30:00+00:00",
    "url": "/charts/k3v9x0q2m7ab/",
}
LISTED_CHART = {**_SUMMARY, "roles": 1}
CHART = {
    **_SUMMARY,
    "undo": {"available": False, "summary": ""},
    "redo": {"available": False, "summary": ""},
    "metrics": _METRICS,
    "document": {
        "charts": {
            "chart": {
                "id": "chart",
                "title": "Customer Service",
                "layout": "tree",
                "theme": "default",
                "language": "en",
                "centre": "",
                "grades": [],
                "units_as": "colour",
                "fields": [],
                "box_first": "name",
                "box_shows": ["photo", "fte"],
                "colour_by": "unit",
                "span_least": 0,
                "span_most": 15,
            }
        },
        "units": {},
        "roles": {
            "head": {
                "id": "head",
                "title": "Head of department",
                "unit_id": None,
                "kind": "line",
                "headcount": 1,
                "order": 0,
                "notes": "",
                "fields": {},
                "branch": "",
                "grouping": "",
                "grade": "",
                "planned": False,
                "responsibilities": "",
            }
        },
        "holders": {},
        "lines": {},
        "measures": {},
        "titles": {},
    },
}
_LEAD: dict[str, Any] = {
    "id": "lead",
    "title": "Team Lead",
    "unit_id": None,
    "kind": "line",
    "headcount": 1,
    "order": 0,
    "notes": "",
    "fields": {},
    "branch": "",
    "grouping": "",
    "grade": "",
    "planned": False,
    "responsibilities": "",
}
_ANN = {
    "id": "lead-h",
    "role_id": "lead",
    "name": "Ann Lee",
    "acting": False,
    "email": "",
    "phone": "",
    "location": "",
    "order": 0,
    "fte": 1.0,
    "photo": "",
}
_LINE = {"id": "solid:lead", "role_id": "lead", "manager_id": "head", "kind": "solid", "label": ""}
_SCENE_CHANGES = {
    "title": "Customer Service",
    "description": "2 roles on 2 levels.",
    "width": 240,
    "height": 232,
    "background": "#ffffff",
    "ink": "#0f172a",
    "font": "'Liberation Sans', Arial, Helvetica, sans-serif",
    "boxes": {"put": [], "moved": [], "remove": []},
    "connectors": {"put": [], "moved": [], "routed": [], "remove": []},
    "discs": [],
    "captions": [],
    "frames": [],
    "legend": None,
}
CHANGE = {
    "revision": 1,
    "created": {"id": "lead"},
    "summary": "Added Ann Lee under Head of department",
    "undo": {"available": True, "summary": "Added Ann Lee under Head of department"},
    "redo": {"available": False, "summary": ""},
    "metrics": {**_METRICS, "roles": 2, "people": 1, "layers": 2, "average_span": 1.0},
    "changes": {
        "document": {
            "added": {
                "roles": {"lead": _LEAD},
                "holders": {"lead-h": _ANN},
                "lines": {"solid:lead": _LINE},
            },
            "updated": {},
            "removed": {},
        },
        "scene": _SCENE_CHANGES,
    },
}
UNDONE = {
    "revision": 2,
    "created": {},
    "summary": "Undid: Added Ann Lee under Head of department",
    "undo": {"available": False, "summary": ""},
    "redo": {"available": True, "summary": "Added Ann Lee under Head of department"},
    "metrics": _METRICS,
    "changes": {
        "document": {
            "added": {},
            "updated": {},
            "removed": {
                "roles": {"lead": _LEAD},
                "holders": {"lead-h": _ANN},
                "lines": {"solid:lead": _LINE},
            },
        },
        "scene": {**_SCENE_CHANGES, "boxes": {"put": [], "moved": [], "remove": ["lead"]}},
    },
}
IMPOSSIBLE = {
    "error": {
        "code": "impossible",
        "message": "Head of department cannot report to Ann Lee, who is in its own branch.",
        "field": "manager_id",
    }
}
