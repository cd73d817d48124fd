"""What an organisation is and how it may change: pure Python, no Django, no I/O."""
