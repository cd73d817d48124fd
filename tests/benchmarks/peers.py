"""The peers that the editor is compared with: fetched when a benchmark runs, kept outside the tree."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PACKAGES = ("d3@7.9.0", "d3-flextree@2.1.2", "d3-org-chart@3.1.1", "gojs@4.0.3")
SCRIPTS = {
    "d3-org-chart": (
        "d3/dist/d3.min.js",
        "d3-flextree/build/d3-flextree.min.js",
        "d3-org-chart/build/d3-org-chart.min.js",
    ),
    "GoJS": ("gojs/release/go.js",),
}
OURS = Path(__file__).with_name("peers.js")


def installed() -> Path | None:
    """Return the folder with the peers' packages, or None where npm cannot get them."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "orgchart-benchmarks"
    folder = cache / "node_modules"
    if all((folder / script).is_file() for scripts in SCRIPTS.values() for script in scripts):
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(cache), *PACKAGES]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError):
        return None
    return folder
