"""Readings of a page: what a caller asks for, computed from the tree when it is asked for.

A view takes a page, or its shadow with a piece of its tree, and gives plain values that say where they stand. None changes the tree,
reports, or raises, whatever the text; what is not certain is left out, or None.

For callers, and in the JSON:
    assignments (made of candidates, rows and scope), citations, references, time_limits, metadata, outline, chunks
Where things stand, and whose words they are:
    paths, siblings, prose, quoted, code, width
What a document says of itself and of others:
    annexes, assigned, cited_numbers, directions, disclosure_fields, empty_fields, formulas, index_numbers, openness, own_parts,
    placeholders, remarks, replies, short_names, word_uses
Numbers:
    amounts, breakdowns, clock, complements, counts, figures, grids, inline_series, label_numerals, leaning, lost_items, numbering
Marks:
    endings, half_width, pairs
How a Word file is set, for rules about layout:
    body_text, colors, filled_pages, lettering, line_pitch, page_numbers, placement, set_headings, titles, typefaces
"""
