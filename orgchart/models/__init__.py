"""The rows: a chart, the collections of its document, its history and its grants.

Rows are written by ``services`` through ``store`` only: a chart's rows always are its document at
``Chart.revision``, and caches rely on it. References between rows of one chart are checked by the
database when a transaction commits; the store removes whole sets in one statement, so nothing cascades there.
"""

from __future__ import annotations

from orgchart.models.charts import Chart, Grant, Photo, new_id, usual_box_shows
from orgchart.models.history import Revision, Version
from orgchart.models.records import (
    ChartRow,
    Holder,
    JobTitle,
    Measure,
    OrgUnit,
    ReportingLine,
    Role,
)
from orgchart.models.themes import AccountTheme

__all__ = [
    "AccountTheme",
    "Chart",
    "ChartRow",
    "Grant",
    "Holder",
    "JobTitle",
    "Measure",
    "OrgUnit",
    "Photo",
    "ReportingLine",
    "Revision",
    "Role",
    "Version",
    "new_id",
    "usual_box_shows",
]
