"""The template gallery: catalogue entries as data files, and the pages that show them."""
