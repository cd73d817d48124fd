"""Pages: thin views that parse, ask access, call a service and answer with HTML or a file."""
