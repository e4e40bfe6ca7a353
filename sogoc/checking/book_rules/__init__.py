"""One file per rule that needs a whole book: ``find(frame, book_type)`` over an understood frame of many books of one type.

Goes out: ``_book _row field code`` and the facts of the sentence; an optional ``severity`` stands for the rule's own.
"""
