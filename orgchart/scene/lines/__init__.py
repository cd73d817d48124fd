"""Dotted lines and their labels: routed through the gaps once the boxes have their places."""
