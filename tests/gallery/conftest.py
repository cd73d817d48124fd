"""A small catalogue of two entries in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

DESK = """\
slug: help-desk
title: Help Desk
summary: A help desk with one lead.
category: Customer service
structure: functional
tags: [support, desk]
position: 1
when_to_use: When people ask.
when_not_to_use: When nobody asks.
related: [shop]
steps:
  - key: desk
    title: Help Desk
    centre: The caller
    grades: [Senior, Junior]
    units_as: frames
    about: All of it.
    units:
      - id: support
        name: Support
        kind: department
        colour: "#0f766e"
        purpose: Answers first.
        head: lead
        titles:
          - name: Help Desk Administrator
            definition: Keeps the help desk running.
          - Support Analyst
        measures:
          - name: First contact resolution
            definition: Share of questions solved at once.
            unit: "%"
            formula: solved ÷ all × 100
            direction: higher
            source: Help desk
      - id: night
        name: Night Shift
        kind: team
        parent: support
    roles:
      - id: lead
        title: Help Desk Lead
        name: Ana Souza
        unit: support
        branch: right
        grouping: open
        grade: Senior
        notes: |
          Plans the shifts.
          Answers for the backlog.
        assistants:
          - {id: planner, title: Planner}
        reports:
          - id: agent
            title: Agent
            headcount: 3
            holders:
              - {name: Bo Chen, acting: true, email: bo@example.org}
              - {name: Cy Dunn}
            dotted: [{to: night-lead, label: at night}]
          - {id: night-lead, title: Night Lead, unit: night}
"""

SHOP = """\
slug: shop
title: Shop
summary: From one owner to a team.
category: Small business
structure: team
position: 2
when_to_use: At the start.
when_not_to_use: Later.
steps:
  - key: owner
    title: One owner
    roles:
      - {id: owner, title: Owner}
  - key: team
    title: Small team
    roles:
      - id: owner
        title: Owner
        reports:
          - {id: seller, title: Seller}
          - {id: buyer, title: Buyer}
"""


class Entries:
    """A folder of entry files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("help-desk", DESK)
        self.write("shop", SHOP)

    def path(self, slug: str) -> Path:
        return self.folder / f"{slug}.yaml"

    def write(self, slug: str, text: str) -> None:
        self.path(slug).write_text(text, encoding="utf-8")

    def change(self, slug: str, old: str, new: str) -> None:
        text = self.path(slug).read_text(encoding="utf-8")
        assert old in text
        self.write(slug, text.replace(old, new, 1))


@pytest.fixture
def entries(tmp_path: Path) -> Entries:
    return Entries(tmp_path)
