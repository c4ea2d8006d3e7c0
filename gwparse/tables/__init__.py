"""The tables of the grammars, derived files: `python -m gwparse.docs` writes them out of `grammar/`."""
