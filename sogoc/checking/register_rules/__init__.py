"""One file per rule (or tight family) over several books: ``CODES`` and ``find(view)`` over a ``RegisterView``.

Goes out: ``_book _row field code`` and the facts of the sentence; an optional ``severity`` stands for the rule's own. ``_row`` 0 speaks
of the book as a whole.
"""
