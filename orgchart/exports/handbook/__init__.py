"""The department handbook: what a document knows of an organisation, as a book in PDF and DOCX."""
