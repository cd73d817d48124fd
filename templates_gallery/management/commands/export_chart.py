"""Write a chart to a file, without a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from orgchart.exporting import UnknownExport, export_chart
from orgchart.exports.options import PAGES, OptionError, parse_options
from orgchart.exports.table import EXPORTS, PAPERS
from orgchart.models import Chart
from orgchart.scene.pages.setup import ORIENTATIONS
from templates_gallery.queries import find_step, find_template

OPTIONS = ("paper", "pages", "smallest", "orientation", "date", "fit", "branch", "levels")


class Command(BaseCommand):
    """Export a template, or any chart by its id."""

    help = "Writes a template (by its slug) or a chart (by its id) to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the chart, the format and the file."""
        parser.add_argument("chart", help="a template's slug (manage.py gallery lists them) or a chart's id")
        parser.add_argument("--format", help=f"{', '.join(EXPORTS)}; by default what FILE ends with")
        parser.add_argument("--output", required=True, metavar="FILE", help="the file to write")
        parser.add_argument("--paper", default="", help=f"the page: {', '.join(PAPERS)}")
        parser.add_argument("--pages", default="", help=f"{', '.join(PAGES)}; by default {PAGES[0]}")
        parser.add_argument("--smallest", default="", metavar="POINTS", help="the smallest type of a booklet")
        parser.add_argument("--orientation", default="", help=f"{', '.join(ORIENTATIONS)}")
        parser.add_argument("--branch", default="", metavar="ROLE", help="only this role and those below it")
        parser.add_argument("--levels", default="", help="only so many levels")
        parser.add_argument("--date", default="", help="printed on each page as given; by default none")
        parser.add_argument(
            "--fit", action="store_const", const="1", default="", help="arrange branches to suit the paper"
        )
        parser.add_argument("--step", default="", help="which chart of a template with several")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file, or say in a sentence why not."""
        output = Path(options["output"])
        chart = _find(options["chart"], options["step"])
        try:
            file = export_chart(
                chart=chart,
                key=options["format"] or output.suffix.removeprefix(".").lower(),
                options=parse_options({name: options[name] for name in OPTIONS}),
            )
            output.write_bytes(file.content)
        except (UnknownExport, OptionError) as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from None
        if options["verbosity"]:
            self.stdout.write(f"Wrote {output} ({len(file.content):,} bytes).")
            if file.advice:
                self.stdout.write(file.advice)


def _find(name: str, step: str) -> Chart:
    """Return the chart of a template or the chart with an id.

    Raises:
        CommandError: there is none.
    """
    template = find_template(name)
    if template is not None:
        found = find_step(template, step)
        if found is None:
            keys = ", ".join(one.key for one in template.steps.all())
            raise CommandError(f"{name} has no step {step!r}. Choose one of: {keys}.")
        return found.chart
    chart = Chart.objects.filter(public_id=name, deleted_at=None).first()
    if chart is None:
        raise CommandError(
            f"There is no template or chart {name!r}. List the templates with: python manage.py gallery"
        )
    return chart
