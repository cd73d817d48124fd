"""A chart on one page: the search for the branch styles with the largest type."""
