"""What the API takes and gives about earlier states of a chart, for its checks and its schema."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from orgchart.api.serializers import Input, revision_field
from orgchart.core.comparison import KINDS, SUBJECTS
from orgchart.versions import NAME_LENGTH

STATES_AT_ONCE = 50


class StatesInput(Input):
    """Which states to list."""

    before = revision_field(required=False, help_text="Only states with a lower number.")
    limit = serializers.IntegerField(min_value=1, max_value=200, default=STATES_AT_ONCE)
    q = serializers.CharField(
        max_length=200, default="", allow_blank=True, help_text="Words of the sentence, all of them."
    )


class StateInput(Input):
    """How to send a state."""

    since = revision_field(
        required=False, help_text="Send only what is not as it was in this state, as changes."
    )


class CompareInput(Input):
    """Which states to compare."""

    to = revision_field(required=False, help_text="The newest state by default.")

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Return the fields; one has a name that Python keeps for itself."""
        return {"from": revision_field(help_text="The earlier state."), **super().get_fields()}


class NewVersionInput(Input):
    """A name for a state."""

    revision = revision_field(help_text="The state.")
    name = serializers.CharField(max_length=NAME_LENGTH)


class VersionInput(Input):
    """Another name for a state."""

    name = serializers.CharField(max_length=NAME_LENGTH)


class VersionOutput(serializers.Serializer[Any]):
    """A named state."""

    id = serializers.CharField()
    revision = serializers.IntegerField()
    name = serializers.CharField()
    author = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField(help_text="When the name was given.")


class StateEntryOutput(serializers.Serializer[Any]):
    """A state in the list: what made it, when and by whom."""

    revision = serializers.IntegerField()
    sentence = serializers.CharField()
    action = serializers.ChoiceField(["created", "command", "undo", "redo"])
    created_at = serializers.DateTimeField()
    author = serializers.CharField(allow_null=True, help_text="Null for a visitor without an account.")
    own = serializers.BooleanField(help_text="Whether the caller did it.")
    version = VersionOutput(allow_null=True)


class StatesOutput(serializers.Serializer[Any]):
    """States of a chart, the newest first."""

    oldest = serializers.IntegerField()
    newest = serializers.IntegerField()
    states = StateEntryOutput(many=True)
    before = serializers.IntegerField(allow_null=True, help_text="Ask with this for more; null: that is all.")


class StateOutput(serializers.Serializer[Any]):
    """A state: ``document`` and ``scene``, or ``changes`` from the state that was asked for."""

    oldest = serializers.IntegerField()
    newest = serializers.IntegerField()
    state = StateEntryOutput()
    document = serializers.DictField(required=False)
    scene = serializers.DictField(required=False)
    changes = serializers.DictField(required=False)


class PartOutput(serializers.Serializer[Any]):
    """One thing that is not as it was."""

    name = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)


class DifferenceOutput(serializers.Serializer[Any]):
    """One record that is not as it was."""

    kind = serializers.ChoiceField(KINDS)
    subject = serializers.ChoiceField(SUBJECTS)
    id = serializers.CharField()
    name = serializers.CharField()
    detail = serializers.CharField(allow_blank=True, help_text="Who holds the role, or where it belongs.")
    role_id = serializers.CharField(allow_blank=True, help_text="The role whose box shows it.")
    sentence = serializers.CharField()
    parts = PartOutput(many=True)


class CountsOutput(serializers.Serializer[Any]):
    """How many roles there are of each kind, each by what counts most."""

    added = serializers.IntegerField()
    removed = serializers.IntegerField()
    moved = serializers.IntegerField()
    changed = serializers.IntegerField()


class ComparisonOutput(serializers.Serializer[Any]):
    """What became of one state in another, as a list and as one picture."""

    older = StateEntryOutput()
    newer = StateEntryOutput()
    counts = CountsOutput()
    differences = DifferenceOutput(many=True)
    document = serializers.DictField(help_text="What is there in the later state, and what went.")
    scene = serializers.DictField()
