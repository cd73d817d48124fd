"""The look-ups of an edited document, made from those before, are those made from nothing."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orgchart.core import index as indexes
from orgchart.core.commands import CommandError, run
from tests.core.organisations import make_organisation


def edit(rng: Random, one: str, other: str, number: int) -> tuple[str, dict[str, Any]]:
    """Return one of the commands that change who stands where."""
    key = f"new{number}"
    return rng.choice(
        (
            ("add_role_below", {"role_id": one, "id": key, "name": "Ann Lee"}),
            ("add_role_above", {"role_id": one, "id": key, "kind": rng.choice(("line", "body"))}),
            ("add_assistant", {"role_id": one, "id": key}),
            ("move_role", {"role_id": one, "manager_id": rng.choice((other, None))}),
            ("delete_role", {"role_id": one, "branch": rng.random() < 0.3}),
            ("rename_role", {"role_id": one, "name": rng.choice(("Ann Lee", ""))}),
            ("edit_role", {"role_id": one, "branch": "grid", "kind": "assistant", "unit_id": None}),
            ("add_dotted_line", {"role_id": one, "manager_id": other, "label": "KPI"}),
        )
    )


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_look_ups_of_an_edited_document_are_those_made_from_nothing(seed: int) -> None:
    rng = Random(seed)
    document = make_organisation(60, seed, grades=0.4, styles=0.2, roots=2)
    for number in range(20):
        roles = list(document.roles)
        name, arguments = edit(rng, rng.choice(roles), rng.choice(roles), number)
        try:
            document = run(document, name, arguments)
        except CommandError:
            continue
        assert indexes.index(document) == indexes._from_nothing(document), (name, arguments)
