"""What stands in a box, and how large that makes it: worked out before any layout."""
