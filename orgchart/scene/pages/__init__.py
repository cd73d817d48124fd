"""A document on pages: the plan, the sheets, their notes and titles."""
