"""A customer service department of the visitor's own size: a short form and planning ratios make a document.

Pure Python: ``ask`` reads the form, ``assumptions`` holds the ratios, ``posts`` is the tree that
``call_center``, ``functions`` and ``department`` build, ``words`` finds the catalogue's wording for it,
``drafting`` makes the document, and ``totals`` counts what came out.
"""
