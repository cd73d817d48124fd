"""The processes that answer: what they share is there before the first request."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import orgchart.wsgi
from django.urls import resolve
from orgchart.core.document import Document, Role
from orgchart.scene.build import build_scene
from orgchart.scene.view import View
known = set(sys.modules)
resolve("/api/charts/abc/commands/"), resolve("/templates/abc/")
build_scene(Document(roles={"a": Role(id="a", title="Agent")}), View())
print(sorted(set(sys.modules) - known))
"""


def test_a_first_request_finds_everything_loaded() -> None:
    run = [sys.executable, "-c", SCRIPT]
    told = subprocess.run(run, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
