"""What the API accepts, one serializer an operation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rest_framework import serializers

from orgchart.core.excerpt import WHOLE, Excerpt
from orgchart.core.rules import BOX_FIRST, BOX_SHOWS, COLOUR_BY, UNITS_AS
from orgchart.core.structure import MAX_ROLES
from orgchart.scene.pages.setup import LEAST_TYPE, MOST_TYPE, ORIENTATIONS, SHEETS

# What the database counts revisions up to.
LARGEST_REVISION = 2_147_483_647


class Input(serializers.Serializer[Any]):
    """A JSON object with known fields only."""

    default_error_messages: ClassVar = {"invalid": "The body of this request must be a JSON object."}

    def to_internal_value(self, data: Any) -> Any:
        """Return the checked values; a field that nobody asked for is a mistake, not silence."""
        if isinstance(data, Mapping):
            unknown = sorted(str(name) for name in data.keys() - self.fields.keys())
            if unknown:
                known = ", ".join(self.fields)
                raise serializers.ValidationError(
                    {unknown[0][:80]: [f"There is no such field here. Known fields: {known}."]}
                )
        return super().to_internal_value(data)


def revision_field(**options: Any) -> serializers.IntegerField:
    """Return a field for the revision that the caller knows."""
    return serializers.IntegerField(min_value=0, max_value=LARGEST_REVISION, **options)


def excerpt_of(values: Mapping[str, Any] | None) -> Excerpt:
    """Return the excerpt that checked values of ``ExcerptInput`` ask for; the whole chart without any."""
    if values is None:
        return WHOLE
    collapsed, expanded = frozenset(values["collapsed"]), frozenset(values["expanded"])
    return Excerpt(values["branch"], values["levels"], collapsed, expanded)


class NewChartInput(Input):
    """A new chart."""

    title = serializers.CharField(max_length=500, required=False, help_text="What the chart is called.")


class ChartInput(Input):
    """Changes to the chart itself."""

    title = serializers.CharField(max_length=500, required=False)
    layout = serializers.CharField(max_length=64, required=False)
    theme = serializers.CharField(max_length=64, required=False)
    language = serializers.CharField(max_length=64, required=False, help_text="A BCP 47 tag such as en.")
    centre = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="The caption in the middle of rings."
    )
    grades = serializers.ListField(
        child=serializers.CharField(max_length=100),
        required=False,
        help_text="The names of the grades, the highest first.",
    )
    units_as = serializers.ChoiceField(
        UNITS_AS, required=False, help_text="Whether a box names its unit, or frames stand around units."
    )
    box_first = serializers.ChoiceField(BOX_FIRST, required=False, help_text="What stands on top in a box.")
    box_shows = serializers.ListField(
        child=serializers.CharField(max_length=110),
        required=False,
        help_text=f"What else boxes show, in order: {', '.join(BOX_SHOWS)}, and fields as field:<name>.",
    )
    colour_by = serializers.CharField(
        max_length=110, required=False, help_text=f"One of {', '.join(COLOUR_BY)}, or a field: field:<name>."
    )
    span_least = serializers.IntegerField(
        required=False, help_text="How many direct reports a manager should have at least, for hints."
    )
    span_most = serializers.IntegerField(required=False, help_text="The same, at most.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for at least one change."""
        if not attrs:
            raise serializers.ValidationError(f"Give at least one of: {', '.join(self.fields)}.")
        return attrs


class RoleIdsField(serializers.ListField):
    """Ids of roles; in an address they stand in one parameter, with commas between them."""

    child = serializers.CharField(max_length=64)

    def __init__(self, **options: Any) -> None:
        super().__init__(default=list, max_length=MAX_ROLES, **options)

    def to_internal_value(self, data: Any) -> Any:
        """Return the ids."""
        ids = [each for each in data.split(",") if each] if isinstance(data, str) else data
        return super().to_internal_value(ids)


class ExcerptInput(Input):
    """What the caller wants to see of the chart; the whole chart where nothing is said."""

    branch = serializers.CharField(
        max_length=64,
        default="",
        allow_blank=True,
        help_text="The role at the top; empty for the whole chart.",
    )
    levels = serializers.IntegerField(
        default=0, min_value=0, max_value=MAX_ROLES, help_text="How many levels are shown; 0 means all."
    )
    collapsed = RoleIdsField(help_text="Roles that hide everybody below them.")
    expanded = RoleIdsField(help_text="Roles that show their reports however deep they stand.")


class SeeingInput(Input):
    """What changes a chart, and what the caller sees of it: the changes of the picture are those of that."""

    excerpt = ExcerptInput(
        required=False, help_text="What the caller wants to see; by default the whole chart."
    )
    anew = serializers.BooleanField(
        default=False, help_text="Whether the caller needs everything, because it shows another excerpt yet."
    )


class CommandInput(SeeingInput):
    """One command."""

    command = serializers.CharField(max_length=64, help_text="The command's name.")
    arguments = serializers.DictField(default=dict, help_text="The command's arguments by name.")
    revision = revision_field(help_text="The revision that the caller knows.")


class SinceInput(ExcerptInput):
    """The revision that the caller knows, and what it sees of the chart."""

    since = revision_field(default=0, help_text="The revision that the caller knows.")


class StepInput(SeeingInput):
    """Undo or redo."""

    revision = revision_field(help_text="The chart's newest revision.")


class FitInput(Input):
    """The page that a chart shall fit."""

    paper = serializers.ChoiceField(choices=list(SHEETS), default="a4", help_text="The paper, or the slide.")
    smallest = serializers.FloatField(
        min_value=LEAST_TYPE, max_value=MOST_TYPE, default=7.0, help_text="The smallest type in points."
    )
    orientation = serializers.ChoiceField(choices=list(ORIENTATIONS), default="auto")
    anew = serializers.BooleanField(
        default=False, help_text="Whether branch styles that were chosen by hand may change too."
    )


class FitBranchesInput(FitInput):
    """A page, and the revision that the caller knows."""

    revision = revision_field(help_text="The revision that the caller knows.")
