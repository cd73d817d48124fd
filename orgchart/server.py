"""gunicorn's settings: several processes with threads, on the address and port of the environment."""

from __future__ import annotations

import gc
from typing import Any

from orgchart import environment

bind = f"{environment.text('ORGCHART_ADDRESS', '127.0.0.1')}:{environment.number('PORT', 8000)}"
workers = environment.number("ORGCHART_WORKERS", 2)
threads = environment.number("ORGCHART_THREADS", 4)
worker_class = "gthread"
keepalive = 75  # seconds: a browser's next edit finds the process that knows its chart
timeout = 120  # the largest exports take a while
preload_app = True  # one import for all processes, and the first request is answered at once
limit_request_line = 8190  # what a looker collapsed by hand is part of the address
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Print the address once connections are accepted; the processes that answer start after this."""
    collect_seldom()
    print(f"Orgchart answers at http://{bind}/  (Ctrl+C stops it)", flush=True)


def collect_seldom() -> None:
    """Look for garbage in cycles seldom, and never in what is loaded by now.

    Scenes are very many small objects, none of them in a cycle: looking through them again and again
    costs as much as making them.
    """
    gc.freeze()
    gc.set_threshold(200_000, 10, 10)
