"""Command line of the gallery."""
