"""A document and a view worked out into one scene: everything placed, coloured and wrapped."""
