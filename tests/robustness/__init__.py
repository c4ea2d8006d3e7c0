"""Hostile inputs, odd files, faults of the machine, and what comes with the package."""
