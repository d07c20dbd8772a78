"""Registers: their folders, the typing of their tables, and what is asked about their facilities."""
