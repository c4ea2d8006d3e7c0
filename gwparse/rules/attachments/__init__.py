"""Rules about annexes and the list of them (AT, 附件说明和附件)."""
