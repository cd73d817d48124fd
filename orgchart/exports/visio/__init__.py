"""Visio drawings: native shapes with shape data, and connectors that stay attached."""
