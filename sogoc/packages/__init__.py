"""Excel + zip of one book, in both directions (circular 1437: one Excel and one zip of PDFs for each original book).

In: files that anybody may have made, parsed only in a child process with limits. Out: frames of text cells by official column
name, the PDFs that belong to each entry, and structural findings; and the same package written again.
"""
