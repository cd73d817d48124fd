"""Layouts: where boxes and lines go."""
