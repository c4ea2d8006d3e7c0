"""Fuzzing by coverage with atheris, an opt-in job: `python -m tests.fuzz RUNS [TARGET ...]`."""
