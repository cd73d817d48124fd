"""Levels: everybody of one grade in one band."""
