"""Tests of the reader of Word documents."""
