"""What the API says of earlier states of a chart, as JSON-ready dicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from orgchart import history
from orgchart.access import Visitor
from orgchart.core import diff as diffs
from orgchart.core.comparison import Difference
from orgchart.core.comparison_words import sentence
from orgchart.core.json_form import document_to_json
from orgchart.core.union import counts
from orgchart.models import Chart, Version
from orgchart.pictures import scene_at
from orgchart.scene.changes import scene_changes
from orgchart.scene.scene import scene_to_json

Reply = dict[str, Any]


def version_reply(version: Version) -> Reply:
    """Return a named state."""
    return {
        "id": version.public_id,
        "revision": version.number,
        "name": version.name,
        "author": history.name_of(version.author),
        "created_at": version.created_at.isoformat(),
    }


def entry_reply(entry: history.Entry) -> Reply:
    """Return a state as the list shows it."""
    return {
        "revision": entry.number,
        "sentence": entry.sentence,
        "action": entry.action,
        "created_at": entry.created_at.isoformat(),
        "author": entry.author,
        "own": entry.is_own,
        "version": version_reply(entry.version) if entry.version else None,
    }


def states_reply(chart: Chart, found: Sequence[history.Entry], limit: int) -> Reply:
    """Return a page of the list of states."""
    shown = found[:limit]
    return {
        "oldest": history.oldest(chart),
        "newest": chart.revision,
        "states": [entry_reply(each) for each in shown],
        "before": shown[-1].number if len(found) > limit else None,
    }


def state_reply(chart: Chart, visitor: Visitor, number: int, since: int | None) -> Reply:
    """Return a state whole, or what is not as it was in another one.

    Raises:
        UnknownRevision: there is no such state.
    """
    document = history.document_at(chart, number)
    scene = scene_at(chart, number, document)
    reply: Reply = {"oldest": history.oldest(chart), "newest": chart.revision}
    reply["state"] = entry_reply(history.entry(chart, visitor, number))
    if since is None:
        return {**reply, "document": document_to_json(document), "scene": scene_to_json(scene)}
    old = history.document_at(chart, since)
    changes = {
        "document": diffs.to_json(diffs.between(old, document)),
        "scene": scene_changes(scene_at(chart, since, old), scene),
    }
    return {**reply, "changes": changes}


def comparison_reply(chart: Chart, visitor: Visitor, older: int, newer: int) -> Reply:
    """Return what became of one state in another.

    Raises:
        UnknownRevision: there is no such state.
    """
    compared = history.compared(chart, older, newer)
    return {
        "older": entry_reply(history.entry(chart, visitor, older)),
        "newer": entry_reply(history.entry(chart, visitor, newer)),
        "counts": counts(compared.marks),
        "differences": [_difference_reply(each) for each in compared.differences],
        "document": document_to_json(compared.document),
        "scene": scene_to_json(compared.scene),
    }


def _difference_reply(difference: Difference) -> Reply:
    return {
        "kind": difference.kind,
        "subject": difference.subject,
        "id": difference.id,
        "name": difference.name,
        "detail": difference.context,
        "role_id": difference.role_id,
        "sentence": sentence(difference),
        "parts": [asdict(each) for each in difference.parts],
    }
