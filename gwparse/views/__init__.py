"""Readings of a page: what a caller asks for, computed from the tree when it is asked for."""
