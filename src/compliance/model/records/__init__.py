"""The record kinds of a register: the one declaration that readers, checks and the language share.

Every table has one row per record, unique on its key. A blank cell is missing, never zero and never no.
"""
