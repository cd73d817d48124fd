"""Rings: everybody round the middle, by distance or grade."""
