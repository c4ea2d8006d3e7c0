"""A page in the formats that others read, one module a format.

A value comes in, a text or bytes go out; where they are written to is the command line's business.
"""
