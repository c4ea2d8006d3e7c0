"""Files whose pages are fixed: PDF and OFD."""
