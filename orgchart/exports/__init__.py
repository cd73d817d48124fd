"""Scene writers: one small module a format, all named in ``table.EXPORTS``."""
