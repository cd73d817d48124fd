"""The tree: bodies that hang, packed side by side."""
